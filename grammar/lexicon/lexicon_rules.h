#pragma once

#include "extract/lexicon_syntax.h"

#include <boost/spirit/home/x3.hpp>

#include <string_view>
#include <vector>

/// The rules of the language and the types they are instantiated with. Definitions: lexicon_rules_def.h.
namespace dossier::grammar::lexicon {

namespace x3 = boost::spirit::x3;

using Iterator = std::string_view::const_iterator;

/// Key of the text's first byte in the parser's context: iterators become byte offsets against it.
struct TextBegin;

/// White space and comments.
struct SkipperClass;
using SkipperRule = x3::rule<SkipperClass, x3::unused_type const>;
inline const SkipperRule skipper = "white space";

/// The one context every rule is instantiated with.
using Context = x3::context<TextBegin, const Iterator, x3::phrase_parse_context<SkipperRule>::type>;

using Declarations = std::vector<extract::DeclarationSyntax>;
struct LexiconClass;
using LexiconRule = x3::rule<LexiconClass, Declarations>;
inline const LexiconRule lexicon_rule = "declarations";

BOOST_SPIRIT_DECLARE(SkipperRule, LexiconRule)

}  // namespace dossier::grammar::lexicon
