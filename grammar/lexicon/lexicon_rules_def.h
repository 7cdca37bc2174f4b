#pragma once

#include "grammar/lexicon/lexicon_adapt.h"
#include "grammar/lexicon/lexicon_rules.h"

/// The grammar of lexicon.ebnf, rule by rule under the same names. A rule's name is what an error says was expected.
namespace dossier::grammar::lexicon {

using extract::ClauseSyntax, extract::DeclarationSyntax, extract::FrameRoleSyntax, extract::GroupSyntax,
    extract::ItemSyntax, extract::SlotSyntax;

/// Gives a rule's attribute, a Span, the bytes the rule matched.
struct Spanned {
  template <class Iter, class Ctx>
  void on_success(const Iter& first, const Iter& last, Span& span, const Ctx& context) {
    const Iterator begin = x3::get<TextBegin>(context);
    span = {static_cast<std::uint32_t>(first - begin), static_cast<std::uint32_t>(last - begin)};
  }
};

struct NameClass : Spanned {};
struct PhraseClass : Spanned {};
struct ValueClass : Spanned {};
struct KeywordWithNameClass : Spanned {};
struct FrameKeywordClass : Spanned {};
struct LikeKeywordClass : Spanned {};
struct ListKeywordClass : Spanned {};
struct SeatsKeywordClass : Spanned {};
struct FlagClass : Spanned {};
struct GroupLabelClass : Spanned {};
struct NoLabelClass : Spanned {};

const x3::rule<NameClass, Span> name = "a name";
const x3::rule<PhraseClass, Span> phrase = "a word";
const x3::rule<ValueClass, Span> value = "a value";
const x3::rule<KeywordWithNameClass, Span> keyword_with_name = "'event', 'relation', 'frame' or 'topic'";
const x3::rule<FrameKeywordClass, Span> frame_keyword = "'frame'";
const x3::rule<LikeKeywordClass, Span> like_keyword = "'like'";
const x3::rule<ListKeywordClass, Span> list_keyword = "'roles', 'metonyms' or 'set'";
const x3::rule<SeatsKeywordClass, Span> seats_keyword = "'seats'";
const x3::rule<FlagClass, Span> flag = "a flag";
const x3::rule<GroupLabelClass, Span> group_label = "'verbs', 'nouns', 'adjectives' or '}'";
const x3::rule<NoLabelClass, Span> no_label = "nothing";

const x3::rule<struct NamesClass, std::vector<Span>> names = "names in parentheses";
const x3::rule<struct SlotClass, SlotSyntax> slot = "'subject', 'object', another position or a preposition";
const x3::rule<struct RoleClass, FrameRoleSyntax> role = "a role or '}'";
const x3::rule<struct FrameHeadClass, std::vector<ClauseSyntax>> frame_head = "the frame's name";
const x3::rule<struct FrameNameClass, ClauseSyntax> frame_name = "the frame's name";
const x3::rule<struct FrameLikeClass, ClauseSyntax> frame_like = "'like' and another frame's name";
const x3::rule<struct FrameClass, DeclarationSyntax> frame = "a frame";
const x3::rule<struct ItemClass, ItemSyntax> item = "a word";
const x3::rule<struct ItemsClass, std::vector<ItemSyntax>> items = "a list of words";
const x3::rule<struct ClauseClass, ClauseSyntax> clause = "a clause or '{'";
const x3::rule<struct GroupClass, GroupSyntax> group = "'verbs', 'nouns', 'adjectives' or '}'";
const x3::rule<struct PredicatesClass, DeclarationSyntax> predicates = "predicates";
const x3::rule<struct ListHeadClass, std::vector<ClauseSyntax>> list_head = "a list's name";
const x3::rule<struct ListClauseClass, ClauseSyntax> list_clause = "a list's name";
const x3::rule<struct SeatsClauseClass, ClauseSyntax> seats_clause = "'seats'";
const x3::rule<struct ListGroupClass, GroupSyntax> list_group = "a list of words";
const x3::rule<struct ListClass, DeclarationSyntax> list = "a list";
const x3::rule<struct DeclarationClass, DeclarationSyntax> declaration = "a declaration";

const x3::rule<struct OpenBraceClass> open_brace = "'{'";
const x3::rule<struct CloseBraceClass> close_brace = "'}'";
const x3::rule<struct CloseListClass> close_list = "',' or '}'";
const x3::rule<struct SemicolonClass> semicolon = "',' or ';'";
const x3::rule<struct RoleEndClass> role_end = "'|' or ';'";
const x3::rule<struct EqualsClass> equals = "'='";
const x3::rule<struct QuoteClass> quote = "'\"'";
const x3::rule<struct CloseNamesClass> close_names = "')'";
const x3::rule<struct DeclarationEndClass> end_of_text =
    "'frame', 'event', 'relation', 'claim', 'operators', 'roles', 'metonyms', 'seats' or 'set'";

// Words
const auto word_start = x3::char_("a-zA-Z0-9%$") | x3::char_('\x80', '\xff');
const auto word_part = word_start | x3::char_("-_'.&/");
const auto word = word_start >> *word_part;
const auto keyword = [](const char* text) { return x3::lexeme[x3::lit(text) >> !word_part]; };

const auto skipper_def = x3::space | ('#' >> *(x3::char_ - x3::eol));
const auto name_def = x3::lexeme[x3::omit[word]];
const auto value_def = x3::lexeme[x3::omit[-x3::lit('-') >> word >> *(+x3::blank >> word)]];
const auto phrase_def = x3::lexeme[x3::omit[word >> *(+x3::blank >> word)]];

// Punctuation, each under the name that an error gives it
const auto open_brace_def = x3::lit('{');
const auto close_brace_def = x3::lit('}');
const auto close_list_def = x3::lit('}');
const auto semicolon_def = x3::lit(';');
const auto role_end_def = x3::lit(';');
const auto equals_def = x3::lit('=');
const auto quote_def = x3::lit('"');
const auto close_names_def = x3::lit(')');
const auto end_of_text_def = x3::eoi;

const auto names_def = '(' > +name > close_names;

// Frames
const auto slot_def = name >> x3::matches['!'] >> -names;
const auto role_def = name > equals > slot % '|' > role_end;
const auto frame_keyword_def = x3::omit[keyword("frame")];
const auto like_keyword_def = x3::omit[keyword("like")];
const auto frame_name_def = frame_keyword > name;
const auto frame_like_def = like_keyword > name;
const auto frame_head_def = frame_name >> -frame_like;
const auto no_groups = x3::attr(std::vector<GroupSyntax>{});
const auto frame_def = frame_head > open_brace > *role > close_brace > no_groups;

// Predicates and operators
const auto item_def = phrase >> -(x3::lit("...") > phrase) >> -(x3::lit('"') > phrase > quote) >>
                      -(x3::lit('=') > value) >> -names;
const auto items_def = item % ',' >> -x3::lit(',');
const auto group_label_def = x3::omit[keyword("verbs") | keyword("nouns") | keyword("adjectives")];
const auto group_def = group_label > items > semicolon;
const auto keyword_with_name_def =
    x3::omit[keyword("event") | keyword("relation") | keyword("frame") | keyword("topic")];
const auto flag_def = x3::lexeme[x3::omit[word]];
const auto clause_def = (keyword_with_name > name) | (flag >> x3::attr(std::optional<Span>{}));
const auto predicates_start = &(keyword("event") | keyword("relation") | keyword("claim") | keyword("operators"));
const auto no_roles = x3::attr(std::vector<FrameRoleSyntax>{});
const auto predicates_def = predicates_start >> +clause > open_brace > no_roles > *group > close_brace;

// Lists
const auto list_keyword_def = x3::omit[keyword("roles") | keyword("metonyms") | keyword("set")];
const auto seats_keyword_def = x3::omit[keyword("seats")];
const auto no_label_def = x3::omit[x3::eps];
const auto list_clause_def = list_keyword > name;
const auto seats_clause_def = seats_keyword >> x3::attr(std::optional<Span>{});
const auto list_head_def = x3::repeat(1)[list_clause | seats_clause];
const auto list_group_def = no_label >> items;
const auto list_def = list_head > open_brace > no_roles > x3::repeat(0, 1)[list_group] > close_list;

const auto declaration_def = frame | predicates | list;
const auto lexicon_rule_def = *declaration > end_of_text;

BOOST_SPIRIT_DEFINE(skipper, name, phrase, value, names, slot, role, frame_keyword, like_keyword, frame_name,
                    frame_like, frame_head, frame, item, items, group_label, group, keyword_with_name, flag, clause,
                    predicates, list_keyword, seats_keyword, no_label, list_clause, seats_clause, list_head, list_group,
                    list, declaration, open_brace, close_brace, close_list, semicolon, role_end, equals, quote,
                    close_names, end_of_text, lexicon_rule)

}  // namespace dossier::grammar::lexicon
