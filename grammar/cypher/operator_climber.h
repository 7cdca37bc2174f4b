#pragma once

#include "grammar/cypher/tree_builder.h"

namespace dossier::grammar::cypher {

/// Gives the flat run of operands and operators of one kExpression its precedences (openCypher 9's, weakest first):
/// OR, XOR, AND, NOT, comparisons, predicates (IN, STARTS WITH, =~, IS NULL), + -, * / %, ^, signs, and what follows an
/// atom.
class OperatorClimber {
 public:
  OperatorClimber(TreeBuilder& builder, const TreeBuilder::Children& run);
  syntax::Expression climb();
  /// How deep the tree can get by operators that nest (NOT, signs, IN …) rather than chain.
  int nesting() const { return nesting_; }

  /// An operand's atom with its properties, subscripts, slices and labels.
  static syntax::Expression with_postfixes(TreeBuilder& builder, const TreeBuilder::Children& parts, std::size_t atom,
                                           std::size_t end, bool negative);

 private:
  enum class Level : std::uint8_t { kOr, kXor, kAnd, kNot, kCompare, kPredicate, kAdd, kMultiply, kPower, kSign };

  struct Item {
    enum class Kind : std::uint8_t { kPrefix, kOperand, kNullTest, kOperator } kind;
    TreeBuilder::Index event;  ///< kOperand: the operand; else the prefix, test or operator itself
  };

  const Item* peek() const { return next_ < items_.size() ? &items_[next_] : nullptr; }
  Level level(const Item& item) const;
  syntax::Expression parse(Level least);
  syntax::Expression prefixed();
  syntax::Expression chain(syntax::Expression first, Level level);
  syntax::Expression comparison(syntax::Expression first);
  syntax::Expression predicate(syntax::Expression left);
  syntax::Expression operand(TreeBuilder::Index event, bool negative);

  TreeBuilder& builder_;
  boost::container::small_vector<Item, 16> items_;
  std::size_t next_ = 0;
  int nesting_ = 0;
};

}  // namespace dossier::grammar::cypher
