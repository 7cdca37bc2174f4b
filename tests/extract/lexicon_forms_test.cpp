#include "extract/lexicon_forms.h"

#include <gtest/gtest.h>

namespace dossier::extract {
namespace {

Predicate predicate(const char* lemma, WordClass word_class) {
  Predicate entry;
  entry.lemma = lemma;
  entry.word_class = word_class;
  return entry;
}

Lexicon lexicon_of(std::initializer_list<const char*> verbs, std::initializer_list<const char*> nouns) {
  Lexicon lexicon;
  lexicon.frames.push_back({"any", {}});
  for (const char* verb : verbs) lexicon.add_predicate(predicate(verb, WordClass::kVerb));
  for (const char* noun : nouns) lexicon.add_predicate(predicate(noun, WordClass::kNoun));
  lexicon.add_word("irregular-verb", "sank", "sink");
  lexicon.add_word("irregular-verb", "knew", "know");
  return lexicon;
}

TEST(KnownBaseForm, UndoesTheRegularEndings) {
  const Lexicon lexicon =
      lexicon_of({"bomb", "shell", "rob", "invade", "deny", "tie", "clash"}, {"clash", "city", "man"});
  EXPECT_EQ(known_base_form("bombed", WordClass::kVerb, lexicon), "bomb");
  EXPECT_EQ(known_base_form("shelled", WordClass::kVerb, lexicon), "shell");
  EXPECT_EQ(known_base_form("robbing", WordClass::kVerb, lexicon), "rob");
  EXPECT_EQ(known_base_form("invading", WordClass::kVerb, lexicon), "invade");
  EXPECT_EQ(known_base_form("denies", WordClass::kVerb, lexicon), "deny");
  EXPECT_EQ(known_base_form("denied", WordClass::kVerb, lexicon), "deny");
  EXPECT_EQ(known_base_form("tying", WordClass::kVerb, lexicon), "tie");
  EXPECT_EQ(known_base_form("clashes", WordClass::kNoun, lexicon), "clash");
  EXPECT_EQ(known_base_form("cities", WordClass::kNoun, lexicon), "city");
  EXPECT_EQ(known_base_form("men", WordClass::kNoun, lexicon), "");
}

TEST(KnownBaseForm, KnowsIrregularVerbsThatTheLexiconHas) {
  const Lexicon lexicon = lexicon_of({"sink"}, {});
  EXPECT_EQ(known_base_form("sank", WordClass::kVerb, lexicon), "sink");
  EXPECT_EQ(known_base_form("knew", WordClass::kVerb, lexicon), "") << "no predicate 'know' here";
}

TEST(MendLemmas, MendsOnlyWhatTheLexiconDoesNotKnow) {
  const Lexicon lexicon = lexicon_of({"bomb", "wound"}, {});
  language::Document document;
  document.text = "bombed wound";
  document.tokens.resize(2);
  document.tokens[0].span = {0, 6};
  document.tokens[0].lemma = "bom";
  document.tokens[0].upos = language::Upos::kVerb;
  document.tokens[1].span = {7, 12};
  document.tokens[1].lemma = "wound";
  document.tokens[1].upos = language::Upos::kVerb;
  ASSERT_TRUE(has_mendable_lemmas(document, lexicon));
  mend_lemmas(document, lexicon);
  EXPECT_EQ(document.tokens[0].lemma, "bomb");
  EXPECT_EQ(document.tokens[1].lemma, "wound");
  EXPECT_FALSE(has_mendable_lemmas(document, lexicon));
}

TEST(MendLemmas, LeavesPeopleWhosePluralLooksLikeThatOfADeed) {
  Lexicon lexicon = lexicon_of({}, {"aid"});
  lexicon.add_word("group", "aide", "");
  language::Document document;
  document.text = "aides";
  document.tokens.resize(1);
  document.tokens[0].span = {0, 5};
  document.tokens[0].lemma = "aide";
  document.tokens[0].upos = language::Upos::kNoun;
  EXPECT_FALSE(has_mendable_lemmas(document, lexicon));
}

TEST(MendLemmas, TakesACapitalisedNounThatOpensASentenceForWhatItIs) {
  const Lexicon lexicon = lexicon_of({}, {"sanction"});
  language::Document document;
  document.text = "Sanctions Sanctions";
  document.tokens.resize(2);
  document.tokens[0].span = {0, 9};
  document.tokens[1].span = {10, 19};
  for (language::Token& token : document.tokens) {
    token.lemma = "Sanctions";
    token.upos = language::Upos::kPropn;
  }
  document.sentences.resize(1);
  document.sentences[0].last = 2;
  mend_lemmas(document, lexicon);
  EXPECT_EQ(document.tokens[0].lemma, "sanction");
  EXPECT_EQ(document.tokens[1].lemma, "Sanctions") << "inside a sentence a capital means a name";
}

}  // namespace
}  // namespace dossier::extract
