#include "language/analyzer.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "language/conllu.h"
#include "language/model_file.h"

/// The shipped model on cases that news is full of, and on input that means harm.
namespace dossier::language {
namespace {

const Analyzer& shipped() {
  static const Result<Analyzer> analyzer = Analyzer::load(DOSSIER_SOURCE_DIR "/models/en.model");
  if (!analyzer) {
    std::fprintf(stderr, "the shipped model can't be read: %s\n", analyzer.error().render().c_str());
    std::exit(1);
  }
  return *analyzer;
}

Document analyzed(std::string text) {
  auto document = shipped().analyze(std::move(text));
  EXPECT_TRUE(document.ok());
  return document.ok() ? *std::move(document) : Document{};
}

/// Words parted by spaces, sentences by " | ".
std::string tokenized(std::string text) {
  const Document document = analyzed(std::move(text));
  std::string out;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    if (s) out += " |";
    for (auto i = document.sentences[s].first; i < document.sentences[s].last; ++i) {
      if (!out.empty()) out += ' ';
      out += document.form(i);
    }
  }
  return out;
}

struct TokenCase {
  const char* text;
  const char* words;
};

class Tokenization : public testing::TestWithParam<TokenCase> {};

TEST_P(Tokenization, IsThatOfTheTreebanks) { EXPECT_EQ(tokenized(GetParam().text), GetParam().words); }

INSTANTIATE_TEST_SUITE_P(Contractions, Tokenization,
                         testing::Values(TokenCase{"They don't know.", "They do n't know ."},
                                         TokenCase{"It can't be, he said.", "It ca n't be , he said ."},
                                         TokenCase{"Tuesday's raid failed.", "Tuesday 's raid failed ."},
                                         TokenCase{"Its dam broke.", "Its dam broke ."},
                                         TokenCase{"He cannot go.", "He can not go ."},
                                         TokenCase{"We're gonna win.", "We 're gon na win ."},
                                         TokenCase{"Ukraine’s grid failed.", "Ukraine ’s grid failed ."},
                                         TokenCase{"The ministers' talks ended.", "The ministers ' talks ended ."},
                                         TokenCase{"I’ve said we won’t.", "I ’ve said we wo n’t ."}));

INSTANTIATE_TEST_SUITE_P(Abbreviations, Tokenization,
                         testing::Values(TokenCase{"Daniel P. Driscoll is the U.S. Army secretary.",
                                                   "Daniel P. Driscoll is the U.S. Army secretary ."},
                                         TokenCase{"Mr. Smith met Dr. Jones.", "Mr. Smith met Dr. Jones ."},
                                         TokenCase{"Acme Inc. bought it.", "Acme Inc. bought it ."},
                                         TokenCase{"Sgt. Lee met Rep. Omar (D-Minn.) there.",
                                                   "Sgt. Lee met Rep. Omar ( D - Minn. ) there ."},
                                         TokenCase{"By Jane Q. Smith in Paris", "By Jane Q. Smith in Paris"},
                                         TokenCase{"In Roe v. Wade it ruled.", "In Roe v. Wade it ruled ."},
                                         TokenCase{"He lives at No. 10 now.", "He lives at No. 10 now ."},
                                         TokenCase{"Gen. Lee spoke at 5 p.m. on Friday.",
                                                   "Gen. Lee spoke at 5 p.m. on Friday ."}));

INSTANTIATE_TEST_SUITE_P(Numbers, Tokenization,
                         testing::Values(TokenCase{"It cost $3.5 million.", "It cost $ 3.5 million ."},
                                         TokenCase{"Some 1,200 people fled.", "Some 1,200 people fled ."},
                                         TokenCase{"Prices rose 4.2% in May.", "Prices rose 4.2 % in May ."},
                                         TokenCase{"The 3rd vote was at 10:30.", "The 3rd vote was at 10:30 ."}));

INSTANTIATE_TEST_SUITE_P(HyphensAndDashes, Tokenization,
                         testing::Values(TokenCase{"A full-scale war began.", "A full - scale war began ."},
                                         TokenCase{"The talks — long delayed — began.",
                                                   "The talks — long delayed — began ."}));

INSTANTIATE_TEST_SUITE_P(
    Addresses, Tokenization,
    testing::Values(TokenCase{"See https://example.org/a?b=c, please.", "See https://example.org/a?b=c , please ."},
                    TokenCase{"Write to jane.doe@example.org.", "Write to jane.doe@example.org ."}));

INSTANTIATE_TEST_SUITE_P(
    Sentences, Tokenization,
    testing::Values(
        TokenCase{"He left. She stayed.", "He left . | She stayed ."},
        TokenCase{"They met in the U.S. The talks failed.", "They met in the U.S. | The talks failed ."},
        TokenCase{"“We will win,” he said. “Soon.”", "“ We will win , ” he said . | “ Soon . ”"},
        TokenCase{"When [Prime Minister] Modi came, we left.", "When [ Prime Minister ] Modi came , we left ."},
        TokenCase{"Arsenal won 2–1. They played well.", "Arsenal won 2 – 1 . | They played well ."},
        TokenCase{"• First item\n• Second item\n1. Third item", "• First item | • Second item | 1 . Third item"},
        TokenCase{"Did he go? Yes! He did.", "Did he go ? | Yes ! | He did ."},
        TokenCase{"NAIROBI, March 12 (Reuters) - Kenya agreed.", "NAIROBI , March 12 ( Reuters ) - | Kenya agreed ."},
        TokenCase{"WASHINGTON — He left.", "WASHINGTON — | He left ."},
        TokenCase{"NATO and EU envoys - all of them - met.", "NATO and EU envoys - all of them - met ."},
        TokenCase{"Iran signs pact\n\nIran has signed a pact.", "Iran signs pact | Iran has signed a pact ."}));

struct LemmaCaseOf {
  const char* text;
  const char* form;
  const char* lemma;
};
class Lemmas : public testing::TestWithParam<LemmaCaseOf> {};

TEST_P(Lemmas, AreThoseOfTheTreebanks) {
  const Document document = analyzed(GetParam().text);
  for (TokenIndex i = 0; i < document.tokens.size(); ++i)
    if (document.form(i) == GetParam().form) {
      EXPECT_EQ(document.tokens[i].lemma, GetParam().lemma) << GetParam().text;
      return;
    }
  ADD_FAILURE() << GetParam().form << " is no token";
}

INSTANTIATE_TEST_SUITE_P(Letters, Lemmas,
                         testing::Values(LemmaCaseOf{"The rebels fled.", "fled", "flee"},
                                         LemmaCaseOf{"They provoked him.", "provoked", "provoke"},
                                         LemmaCaseOf{"Two armies panicked.", "panicked", "panic"},
                                         LemmaCaseOf{"The crises deepened.", "crises", "crisis"},
                                         LemmaCaseOf{"It cost 12,500 dollars.", "12,500", "12500"},
                                         LemmaCaseOf{"It was veryyyy good.", "veryyyy", "very"},
                                         LemmaCaseOf{"He's been arrested.", "'s", "have"},
                                         LemmaCaseOf{"It's raining.", "'s", "be"},
                                         LemmaCaseOf{"They'd agreed to it.", "'d", "have"}));
INSTANTIATE_TEST_SUITE_P(
    Cases, Lemmas,
    testing::Values(LemmaCaseOf{"Talks began in Geneva.", "Talks", "talk"},
                    LemmaCaseOf{"and then i said so.", "i", "I"}, LemmaCaseOf{"They blamed me.", "me", "I"},
                    LemmaCaseOf{"IRAN AND RUSSIA SIGN TRADE DEAL", "IRAN", "Iran"},
                    LemmaCaseOf{"NATO said so.", "NATO", "NATO"},
                    LemmaCaseOf{"Write to Jane.Doe@Example.org now.", "Jane.Doe@Example.org", "Jane.Doe@Example.org"}));

TEST(Analyzer, SpansAreByteOffsetsOfTheOriginalText) {
  const std::string text = "  Café owners don’t  agree.\n\nŁódź waits.";
  const Document document = analyzed(text);
  EXPECT_EQ(document.text, text);
  ASSERT_GE(document.tokens.size(), 9u);
  EXPECT_EQ(document.tokens[0].span, (Span{2, 7}));  // "Café": five bytes
  EXPECT_EQ(document.form(2), "do");
  EXPECT_EQ(document.form(3), "n’t");
  EXPECT_TRUE(document.tokens[2].starts_multiword);
  EXPECT_TRUE(document.tokens[3].continues_multiword);
  EXPECT_FALSE(document.tokens[2].space_after);
  EXPECT_TRUE(document.tokens[3].space_after);
  EXPECT_EQ(document.sentences.size(), 2u);
  EXPECT_EQ(document.sentences[1].paragraph, 1u);
}

TEST(Analyzer, HtmlEntitiesAreTheCharactersThatTheyStandFor) {
  EXPECT_EQ(tokenized("He said: &ldquo;It&#8217;s the minister&#39;s&nbsp;caf&eacute;.&rdquo;"),
            "He said : &ldquo; It &#8217;s the minister &#39;s caf&eacute; . &rdquo;");
  const Document document = analyzed("Engineers at AT&amp;T didn&#8217;t answer.");
  const auto word = [&](std::string_view form) -> const Token* {
    for (TokenIndex i = 0; i < document.tokens.size(); ++i)
      if (document.form(i) == form) return &document.tokens[i];
    return nullptr;
  };
  ASSERT_NE(word("n&#8217;t"), nullptr);
  EXPECT_EQ(word("n&#8217;t")->lemma, "not");
}

TEST(Analyzer, APluralIsOneWord) {  // the treebanks have "doctors" for "doctor's" more than once
  EXPECT_EQ(tokenized("Doctors in Gaza saw it."), "Doctors in Gaza saw it .");
  EXPECT_EQ(tokenized("The visitors and the doctors left."), "The visitors and the doctors left .");
}

TEST(Analyzer, ReadsAPlainNewsSentence) {
  const Document document = analyzed("Russia launched an attack against Ukraine's power grid.");
  ASSERT_EQ(document.tokens.size(), 10u);
  EXPECT_EQ(document.tokens[1].lemma, "launch");
  EXPECT_EQ(document.tokens[1].upos, Upos::kVerb);
  EXPECT_EQ(xpos_name(document.tokens[1].xpos), "VBD");
  EXPECT_EQ(document.sentences[0].root, 1u);
  EXPECT_EQ(document.tokens[0].head, 1u);
  EXPECT_EQ(document.tokens[0].deprel, Deprel::kNsubj);
  EXPECT_EQ(document.tokens[3].head, 1u);
  EXPECT_EQ(document.tokens[3].deprel, Deprel::kObj);
  EXPECT_EQ(document.tokens[5].deprel, Deprel::kNmodPoss);
  EXPECT_EQ(document.tokens[5].head, 8u);
}

TEST(Analyzer, ReadsAPassive) {
  const Document document = analyzed("The drones were shot down by Ukrainian forces.");
  ASSERT_EQ(document.tokens.size(), 9u);
  EXPECT_EQ(document.tokens[1].deprel, Deprel::kNsubjPass);
  EXPECT_EQ(document.tokens[2].deprel, Deprel::kAuxPass);
  EXPECT_EQ(document.tokens[3].lemma, "shoot");
  EXPECT_EQ(document.tokens[4].deprel, Deprel::kCompoundPrt);
  EXPECT_EQ(document.tokens[7].lemma, "force");
}

void expect_sound(const Document& document) {
  std::uint32_t at = 0;
  for (std::size_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    ASSERT_LT(sentence.first, sentence.last);
    ASSERT_NE(sentence.root, kNoToken);
    for (auto i = sentence.first; i < sentence.last; ++i) {
      const Token& token = document.tokens[i];
      ASSERT_EQ(token.sentence, s);
      ASSERT_LT(token.span.start, token.span.end);
      ASSERT_GE(token.span.start, at);
      ASSERT_LE(token.span.end, document.text.size());
      at = token.span.end;
      if (token.head == kNoToken) ASSERT_EQ(i, sentence.root);
      else ASSERT_TRUE(token.head >= sentence.first && token.head < sentence.last);
    }
  }
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  out.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST(AnalyzerHostile, ASentenceOfAHundredThousandWordsStaysLinear) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += i % 3 ? "buffalo " : "and ";
  const Document document = analyzed(text);
  EXPECT_EQ(document.tokens.size(), 100000u);
  expect_sound(document);
}

TEST(AnalyzerHostile, AMegabyteOfOneCharacter) {
  for (const char* c : {"a", "1", ".", "'"}) expect_sound(analyzed(repeated(c, 1u << 20)));
  EXPECT_TRUE(analyzed(repeated("\n", 1u << 20)).tokens.empty());
}

TEST(AnalyzerHostile, ManyOfOneThing) {
  for (const char* c :
       {"A", "@", "&", "-", "\"", "(", "é", "\x01", "漢", "n't", "a@b.", "http://", "&a", "U.S.", "- a\n"})
    expect_sound(analyzed(repeated(c, 20000)));
}

TEST(AnalyzerHostile, ControlCharactersAndOddSpacesAreText) {
  expect_sound(analyzed("a\x01\x02 b\x7f\tc\x1b[0m\r\rd"));
  expect_sound(analyzed("one\xC2\xA0two\xE2\x80\x8Bthree\xEF\xBB\xBF"));
  expect_sound(analyzed("\xEF\xBB\xBFWith a byte order mark."));
}

TEST(AnalyzerHostile, WhatIsNotUtf8TextIsRefused) {
  const std::string cases[] = {std::string("abc\0def", 7), "lone surrogate \xED\xA0\x80", "overlong \xC0\xAF",
                               "cut \xE2\x82"};
  for (const auto& text : cases) {
    const auto document = shipped().analyze(text);
    ASSERT_FALSE(document.ok());
    EXPECT_EQ(document.error().fault, Fault::kInput);
  }
  EXPECT_FALSE(shipped().analyze(std::string(kMaxTextBytes + 1, 'a')).ok());
}

TEST(Analyzer, EmptyTextIsAnEmptyDocument) {
  EXPECT_TRUE(analyzed("").sentences.empty());
  EXPECT_TRUE(analyzed(" \n ").sentences.empty());
  EXPECT_TRUE(shipped().analyze_tokens({})->tokens.empty());
}

TEST(Analyzer, GivesTheSameDocumentEachTime) {
  const std::string text =
      "President Trump's envoy met Ukrainian officials in Abu Dhabi on 4 February. They talked for five hours.";
  std::ostringstream first, second;
  write_conllu(analyzed(text), first);
  write_conllu(analyzed(text), second);
  EXPECT_EQ(first.str(), second.str());
}

/// What a thread keeps of the words it has seen, and forgets when they are too many, must not show.
TEST(Analyzer, GivesTheSameDocumentWhateverWasReadBefore) {
  const std::string text = "The envoys of Zorvania met in Brellheim, where Minister Quastel denied the report.";
  std::ostringstream first, second;
  write_conllu(analyzed(text), first);
  std::string many;
  for (int i = 0; i < 6000; ++i) many += "w" + std::to_string(i) + "x ";
  expect_sound(analyzed(many));
  expect_sound(analyzed(repeated("A", 400000) + " is long."));
  write_conllu(analyzed(text), second);
  EXPECT_EQ(first.str(), second.str());
}

/// `# text` as the rows' forms and SpaceAfter give it, for every sentence (universaldependencies.org/format).
TEST(Analyzer, WrittenTextIsItsWordsAndTheirSpaces) {
  std::ostringstream out;
  write_conllu(analyzed("Zoë’s  café isn’t open.\n\n“¿Qué?” she\tasked. It\xC2\xA0"
                        "costs\xE2\x80\xAF€5 –\nno\xE2\x80\x8Bmore (she’d said)."),
               out, "a");
  std::istringstream lines(out.str());
  std::string text, rebuilt;
  unsigned covered = 0, sentences = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# text = ")) text = line.substr(9);
    if (line.empty()) {
      EXPECT_EQ(rebuilt, text + " ");
      rebuilt.clear();
      covered = 0;
      ++sentences;
    }
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> columns;
    std::istringstream row(line);
    for (std::string column; std::getline(row, column, '\t');) columns.push_back(column);
    ASSERT_EQ(columns.size(), 10u);
    for (const std::string& column : columns) EXPECT_FALSE(column.empty());
    if (const auto dash = columns[0].find('-'); dash != std::string::npos)
      covered = static_cast<unsigned>(std::stoul(columns[0].substr(dash + 1)));
    else if (std::stoul(columns[0]) <= covered) continue;
    rebuilt += columns[1];
    if (columns[9].find("SpaceAfter=No") == std::string::npos) rebuilt += ' ';
  }
  EXPECT_EQ(sentences, 3u);
}

TEST(Analyzer, ASentenceIsReadTheSameWhateverSurroundsIt) {
  const Document alone = analyzed("Russia launched an attack.");
  const Document among = analyzed("He left early.\n\nRussia launched an attack.\n\nNobody came.");
  ASSERT_EQ(among.sentences.size(), 3u);
  for (TokenIndex i = 0; i < alone.tokens.size(); ++i) {
    const Token& a = alone.tokens[i];
    const Token& b = among.tokens[among.sentences[1].first + i];
    EXPECT_EQ(a.upos, b.upos);
    EXPECT_EQ(a.deprel, b.deprel);
    EXPECT_EQ(a.lemma, b.lemma);
  }
}

TEST(Analyzer, KeepsGivenTokens) {
  const std::vector<std::vector<Analyzer::GivenWord>> sentences = {
      {{"He", true, false, false},
       {"ca", false, true, false},
       {"n't", true, false, true},
       {"go", false, false, false},
       {".", true, false, false}},
      {{"Why", false, false, false}, {"?", false, false, false}}};
  const auto document = shipped().analyze_tokens(sentences);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->text, "He can't go. Why?");
  ASSERT_EQ(document->sentences.size(), 2u);
  EXPECT_EQ(document->sentences[1].span, (Span{13, 17}));
  EXPECT_EQ(document->tokens[2].lemma, "not");
  EXPECT_FALSE(shipped().analyze_tokens({{{"", true, false, false}}}).ok());
  EXPECT_FALSE(shipped().analyze_tokens({{{"\xFF", true, false, false}}}).ok());
}

/// Sections with bytes flipped or cut away, under a right checksum: unpacking must refuse or give something harmless.
TEST(AnalyzerHostile, DamagedSectionsNeverCrash) {
  auto model = ModelFile::open(DOSSIER_SOURCE_DIR "/models/en.model");
  ASSERT_TRUE(model.ok());
  const auto path = (std::filesystem::path(testing::TempDir()) / "dossier-damaged.model").string();
  for (const std::string name : {"tokenizer", "lemmatizer", "parser"}) {
    std::map<std::string, std::string> sections;
    for (const char* needed : {"tokenizer", "lemmatizer", "parser"})
      sections[needed] = std::string(*model->section(needed));
    const std::string whole = sections[name];
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{3}, std::size_t{40}, whole.size() / 2, whole.size() - 1}) {
      sections[name] = whole.substr(0, size);
      ASSERT_TRUE(write_model(path, sections).ok());
      const auto cut = Analyzer::load(path);
      ASSERT_FALSE(cut.ok()) << name << " cut to " << size;
      EXPECT_EQ(cut.error().fault, Fault::kModel);
    }
    for (std::size_t at = 0; at < 64; at += 3) {
      sections[name] = whole;
      sections[name][at] = static_cast<char>(sections[name][at] ^ 0x41);
      ASSERT_TRUE(write_model(path, sections).ok());
      if (const auto loaded = Analyzer::load(path)) {
        const auto document = loaded->analyze("The envoys met in Geneva, didn't they?");
        EXPECT_TRUE(document.ok());
      }
    }
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace dossier::language
