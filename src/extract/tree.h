#pragma once

#include "language/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace dossier::extract {

using language::Deprel;
using language::kNoToken;
using language::TokenIndex;
using language::Upos;

/// A document's dependency trees as extraction reads them. A view: the document and its rows must outlive it.
class Tree {
 public:
  Tree(const language::Document& document, const language::Dependents& dependents)
      : document_(&document), dependents_(&dependents) {}

  const language::Document& document() const { return *document_; }
  const language::Dependents& dependents() const { return *dependents_; }
  /// What the article is about (extract/topics.h); "" unless it was told.
  const std::string& topic() const { return topic_; }
  void set_topic(std::string topic) { topic_ = std::move(topic); }
  TokenIndex size() const { return static_cast<TokenIndex>(document_->tokens.size()); }

  const language::Token& token(TokenIndex index) const { return document_->tokens[index]; }
  std::string_view lemma(TokenIndex index) const { return token(index).lemma; }
  std::string_view form(TokenIndex index) const { return document_->form(index); }
  Deprel relation(TokenIndex index) const { return token(index).deprel; }
  Upos upos(TokenIndex index) const { return token(index).upos; }
  TokenIndex head(TokenIndex index) const { return token(index).head; }
  bool is(TokenIndex index, std::string_view penn_tag) const {
    return language::xpos_name(token(index).xpos) == penn_tag;
  }
  language::Dependents::Range children(TokenIndex index) const { return dependents_->of(index); }
  TokenIndex child(TokenIndex index, Deprel relation) const { return dependents_->first(index, relation); }
  bool has(TokenIndex index, Deprel relation) const { return child(index, relation) != kNoToken; }

  /// The preposition that introduces a phrase, lower case; a fixed one whole ("because of"). Empty when it has none.
  std::string preposition(TokenIndex phrase) const;
  /// As `preposition(phrase) == word`, without building the string for one-word prepositions.
  bool introduced_by(TokenIndex phrase, std::string_view word) const;

  /// A verb in the passive voice: with a passive subject, auxiliary or agent, or a bare past participle that modifies a
  /// noun. A conjunct without a subject and auxiliary of its own takes the voice of the verb it is joined to.
  bool passive(TokenIndex verb) const;

  /// An inflected or non-finite verb form whose subject stands elsewhere: VBG, VBN, "to" + VB.
  bool participle(TokenIndex verb) const { return is(verb, "VBG") || is(verb, "VBN"); }
  bool infinitive(TokenIndex verb) const;

  /// "used to supply": a habit of the past.
  bool used_to(TokenIndex verb) const;
  /// "refused to resign and accused her": the finite verb that a finite verb is joined to, where the tree joins it to
  /// an infinitive or gerund that the other governs; kNoToken elsewhere.
  TokenIndex finite_partner(TokenIndex verb) const;

  /// The first conjunct of the coordination that `index` belongs to (itself when there is none).
  TokenIndex first_conjunct(TokenIndex index) const;
  /// `index` and, when it is a first conjunct, the others, in order.
  std::vector<TokenIndex> conjuncts(TokenIndex index) const;

 private:
  const language::Document* document_;
  const language::Dependents* dependents_;
  std::string topic_;
};

inline bool is_subject(Deprel relation) {
  return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass || relation == Deprel::kNsubjOuter ||
         relation == Deprel::kCsubj || relation == Deprel::kCsubjPass || relation == Deprel::kCsubjOuter;
}
inline bool is_oblique(Deprel relation) {
  return relation == Deprel::kObl || relation == Deprel::kOblAgent || relation == Deprel::kOblUnmarked;
}
inline bool is_nominal_modifier(Deprel relation) {
  return relation == Deprel::kNmod || relation == Deprel::kNmodDesc || relation == Deprel::kNmodUnmarked;
}
/// A dependent that is a clause.
inline bool is_clausal(Deprel relation) {
  return relation == Deprel::kCcomp || relation == Deprel::kXcomp || relation == Deprel::kAdvcl ||
         relation == Deprel::kAcl || relation == Deprel::kAclRelcl || relation == Deprel::kAdvclRelcl ||
         relation == Deprel::kCsubj || relation == Deprel::kCsubjPass || relation == Deprel::kParataxis;
}

/// The longest way up a tree that is followed; deeper ones belong to broken or hostile text.
inline constexpr int kMaxClimb = 64;

}  // namespace dossier::extract
