#include "language/coref_names.h"

#include "base/utf8.h"
#include "language/coref_mentions.h"
#include "language/names_titles.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

namespace dossier::language::coref {
namespace {

/// Clusters whose names share a word are looked through from the nearest on; no more than this many.
constexpr std::size_t kNearest = 24;

using Words = std::vector<std::string>;

/// The name's words, folded; parts that are written together ("al-Hajri", "U.S.") are one word.
Words words_of(const Document& document, const NameMention& name) {
  Words words;
  bool glued = false;
  for (TokenIndex i = name.first; i < name.last; ++i) {
    const std::string folded = utf8::fold(document.form(i));
    if (glued && !words.empty()) words.back() += folded;
    else words.push_back(folded);
    glued = !document.tokens[i].space_after;
  }
  return words;
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

bool is_initial(std::string_view word) { return word.size() == 1 || (word.size() == 2 && word[1] == '.'); }

bool is_suffix(std::string_view word) {
  return word == "jr." || word == "jr" || word == "sr." || word == "sr" || word == "ii" || word == "iii" ||
         word == "iv";
}

/// Short forms that stand for a forename.
bool same_forename(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if ((is_initial(a) || is_initial(b)) && a[0] == b[0]) return true;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 34> kShort = {
      {{"abe", "abraham"},       {"al", "albert"},      {"alex", "alexander"}, {"andy", "andrew"},
       {"ben", "benjamin"},      {"bernie", "bernard"}, {"bill", "william"},   {"bob", "robert"},
       {"chris", "christopher"}, {"chuck", "charles"},  {"dan", "daniel"},     {"dave", "david"},
       {"dick", "richard"},      {"don", "donald"},     {"ed", "edward"},      {"fred", "frederick"},
       {"greg", "gregory"},      {"jim", "james"},      {"joe", "joseph"},     {"jon", "jonathan"},
       {"ken", "kenneth"},       {"liz", "elizabeth"},  {"matt", "matthew"},   {"mike", "michael"},
       {"nick", "nicholas"},     {"pat", "patrick"},    {"pete", "peter"},     {"rick", "richard"},
       {"ron", "ronald"},        {"sam", "samuel"},     {"steve", "steven"},   {"ted", "edward"},
       {"tim", "timothy"},       {"tom", "thomas"}}};
  for (const auto& [brief, full] : kShort)
    if ((a == brief && b == full) || (b == brief && a == full)) return true;
  return false;
}

/// Whether two full person names may be one man: the same surname, no forenames that disagree.
bool same_person(const Words& a, const Words& b) {
  Words x = a, y = b;
  for (Words* words : {&x, &y})
    while (words->size() > 2 && is_suffix(words->back())) words->pop_back();
  if (x.size() < 2 || y.size() < 2) return false;
  if (x.back() != y.back()) return false;
  if (!same_forename(x.front(), y.front())) return false;
  // Middle names: those of the shorter name must stand in the longer one.
  const Words& shorter = x.size() <= y.size() ? x : y;
  const Words& longer = x.size() <= y.size() ? y : x;
  std::size_t at = 1;
  for (std::size_t i = 1; i + 1 < shorter.size(); ++i) {
    while (at + 1 < longer.size() && !same_forename(shorter[i], longer[at])) ++at;
    if (at + 1 >= longer.size()) return false;
    ++at;
  }
  return true;
}

/// Slavic, Lithuanian, Icelandic and Greek surnames whose ending says that a woman bears it: "Nováková", "Hrušovská",
/// "Tolstaya", "Grybauskaitė", "Jónsdóttir".
bool is_surname_of_women(std::string_view surname) {
  static constexpr std::array<std::string_view, 14> kEndings = {"ová",     "ská",  "cká",   "čká",    "aitė",
                                                                "ytė",     "ienė", "skaya", "dottir", "dóttir",
                                                                "opoulou", "kova", "inova", "eva"};
  static constexpr std::size_t kShortest = 6;  // bytes; "Nova", "Eva" are other names
  const std::string small = utf8::to_lower(surname);
  return small.size() >= kShortest && std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
           return std::string_view(small).ends_with(ending);
         });
}

bool ends_with(const Words& words, const Words& tail) {
  return tail.size() < words.size() && std::equal(tail.rbegin(), tail.rend(), words.rbegin());
}
bool begins_with(const Words& words, const Words& front) {
  return front.size() < words.size() && std::equal(front.begin(), front.end(), words.begin());
}

/// "ftc" for "federal trade commission"; small words may be left out.
bool initials_match(std::string_view acronym, const Words& words) {
  std::string all, main;
  for (const std::string& word : words) {
    const bool small = word == "of" || word == "the" || word == "and" || word == "for" || word == "in" || word == "&" ||
                       word == "on" || word == "to" || word == "de";
    std::size_t from = 0;
    while (from < word.size()) {  // "co-operation" may count once or twice
      all += word[from];
      if (!small && from == 0) main += word[from];
      const auto dash = word.find('-', from);
      if (dash == std::string::npos) break;
      from = dash + 1;
    }
  }
  std::string letters;
  for (const char c : acronym)
    if (c != '.') letters += c;
  return letters.size() >= 2 && (letters == main || letters == all);
}

class Clusterer {
 public:
  Clusterer(const Document& document, const Gazetteer& gazetteer) : document_(document), gazetteer_(gazetteer) {}

  NameClusters run() {
    const std::size_t count = document_.names.size();
    out_.cluster_of.assign(count, -1);
    words_.resize(count);
    for (std::size_t i = 0; i < count; ++i)
      if (is_entity(document_.names[i].kind)) words_[i] = words_of(document_, document_.names[i]);
    for (std::size_t i = 0; i < count; ++i)
      if (document_.names[i].kind == NameKind::kCountry || document_.names[i].kind == NameKind::kNationality)
        place_country(i);
    for (std::size_t i = 0; i < count; ++i)
      if (document_.names[i].kind == NameKind::kPerson && words_[i].size() >= 2) place_full_person(i);
    for (const bool long_ones : {true, false})
      for (std::size_t i = 0; i < count; ++i) {
        const NameKind kind = document_.names[i].kind;
        if ((kind == NameKind::kOrganization || kind == NameKind::kPlace) && (words_[i].size() >= 2) == long_ones)
          place_body(i);
      }
    for (std::size_t i = 0; i < count; ++i)
      if (document_.names[i].kind == NameKind::kPerson && words_[i].size() == 1) place_single_person(i);
    finish();
    return std::move(out_);
  }

 private:
  std::int32_t start(std::size_t name, const std::string& key) {
    const auto cluster = static_cast<std::int32_t>(out_.clusters.size());
    out_.clusters.emplace_back();
    out_.clusters.back().kind = document_.names[name].kind;
    put(name, cluster, key);
    return cluster;
  }

  void put(std::size_t name, std::int32_t cluster, const std::string& key) {
    out_.clusters[static_cast<std::size_t>(cluster)].names.push_back(static_cast<std::int32_t>(name));
    out_.cluster_of[name] = cluster;
    if (!key.empty()) exact_.emplace(key, cluster);
  }

  /// The clusters that list a word, nearest to `name` first.
  std::vector<std::int32_t> near(const std::unordered_map<std::string, std::vector<std::int32_t>>& index,
                                 const std::string& word) const {
    const auto it = index.find(word);
    if (it == index.end()) return {};
    const std::size_t size = it->second.size();
    return {it->second.rbegin(), it->second.rbegin() + static_cast<std::ptrdiff_t>(std::min(size, kNearest))};
  }

  static void list(std::unordered_map<std::string, std::vector<std::int32_t>>& index, const std::string& word,
                   std::int32_t cluster) {
    auto& clusters = index[word];
    if (clusters.empty() || clusters.back() != cluster) clusters.push_back(cluster);
  }

  const Words& full_words(std::int32_t cluster) const { return full_.at(cluster); }

  void place_country(std::size_t i) {
    const NameMention& name = document_.names[i];
    // Adjectives stand for the country; "Russians" are people, a chain of their own.
    const std::string_view tag = xpos_name(document_.tokens[name.last - 1].xpos);
    const bool people = name.kind == NameKind::kNationality && (tag == "NNS" || tag == "NNPS");
    std::string key;
    if (name.country.empty()) key = (people ? "p:" : "c:") + joined(words_[i]);
    else key = (people ? "P:" : "C:") + name.country;
    if (const auto it = exact_.find(key); it != exact_.end()) {
      put(i, it->second, {});
      if (name.kind == NameKind::kCountry)
        out_.clusters[static_cast<std::size_t>(it->second)].kind = NameKind::kCountry;
    } else {
      start(i, key);
    }
  }

  void place_full_person(std::size_t i) {
    const std::string key = "h:" + joined(words_[i]);
    if (const auto it = exact_.find(key); it != exact_.end()) return put(i, it->second, {});
    for (const std::int32_t cluster : near(by_last_, words_[i].back())) {
      if (!same_person(words_[i], full_words(cluster))) continue;
      put(i, cluster, key);
      if (words_[i].size() > full_words(cluster).size()) full_[cluster] = words_[i];
      return;
    }
    // "Ben Mustapha" after "Farouk Ben Mustapha"; "Ron Hubbard" after "L. Ron Hubbard".
    for (const std::int32_t cluster : near(by_last_, words_[i].back()))
      if (ends_with(full_words(cluster), words_[i])) return put(i, cluster, key);
    const std::int32_t cluster = start(i, key);
    full_[cluster] = words_[i];
    Words words = words_[i];
    while (words.size() > 2 && is_suffix(words.back())) words.pop_back();
    list(by_last_, words.back(), cluster);
    list(by_first_, words.front(), cluster);
  }

  Gender gender_of_cluster(std::int32_t cluster) {
    const auto [slot, fresh] = genders_.try_emplace(cluster, Gender::kUnknown);
    if (!fresh) return slot->second;
    for (const std::int32_t name : out_.clusters[static_cast<std::size_t>(cluster)].names)
      if (const Gender gender =
              gender_of_person(document_, document_.names[static_cast<std::size_t>(name)], gazetteer_);
          gender != Gender::kUnknown)
        return slot->second = gender;
    return Gender::kUnknown;
  }

  /// Distance to the nearest full mention before `name`; mentions after it count as far.
  std::uint64_t distance(std::int32_t cluster, std::size_t name) const {
    const auto& names = out_.clusters[static_cast<std::size_t>(cluster)].names;
    const auto it = std::lower_bound(names.begin(), names.end(), static_cast<std::int32_t>(name));
    if (it != names.begin()) return name - static_cast<std::size_t>(*std::prev(it));
    return 1'000'000 + static_cast<std::size_t>(names.front()) - name;
  }

  void place_single_person(std::size_t i) {
    const std::string& word = words_[i][0];
    const std::string key = "s:" + word;
    std::vector<std::int32_t> candidates = near(by_last_, word);
    if (candidates.empty()) candidates = near(by_first_, word);
    if (candidates.empty()) {
      if (const auto it = exact_.find(key); it != exact_.end()) put(i, it->second, {});
      else start(i, key);
      return;
    }
    const Gender titled = gender_of_person(document_, document_.names[i], gazetteer_);
    std::int32_t best = -1;
    std::uint64_t best_distance = 0;
    for (const std::int32_t cluster : candidates) {
      std::uint64_t far = distance(cluster, i);
      const Gender gender = gender_of_cluster(cluster);
      if (titled != Gender::kUnknown && gender != Gender::kUnknown && titled != gender) far += 10'000'000;
      else if (titled != Gender::kUnknown && gender == Gender::kUnknown) far += 5'000;
      if (best < 0 || far < best_distance) {
        best = cluster;
        best_distance = far;
      }
    }
    if (best_distance >= 10'000'000) {  // "Mrs Smith" is none of the men called Smith
      const std::string gendered = key + (titled == Gender::kFemale ? ":f" : ":m");
      if (const auto it = exact_.find(gendered); it != exact_.end()) put(i, it->second, {});
      else start(i, gendered);
      return;
    }
    out_.cluster_of[i] = best;
  }

  void place_body(std::size_t i) {
    const Words& words = words_[i];
    const bool organization = document_.names[i].kind == NameKind::kOrganization;
    const std::string key = (organization ? "o:" : "l:") + joined(words);
    if (const auto it = exact_.find(key); it != exact_.end()) return put(i, it->second, {});
    if (const std::int32_t cluster = shortened_from(words, organization); cluster >= 0) return put(i, cluster, key);
    const std::int32_t cluster = start(i, key);
    full_[cluster] = words;
    if (words.size() >= 2) {
      list(by_first_body_, words.front(), cluster);
      list(by_last_body_, words.back(), cluster);
      std::string initials;
      for (const std::string& word : words) initials += word[0];
      list(by_initial_, initials.substr(0, 1), cluster);
    }
  }

  std::int32_t shortened_from(const Words& words, bool organization) const {
    const auto kind_of = [&](std::int32_t cluster) { return out_.clusters[static_cast<std::size_t>(cluster)].kind; };
    const NameKind wanted = organization ? NameKind::kOrganization : NameKind::kPlace;
    if (words.size() == 1 && organization && words[0].size() >= 2 && words[0].size() <= 10) {
      for (const std::int32_t cluster : near(by_initial_, words[0].substr(0, 1)))
        if (kind_of(cluster) == NameKind::kOrganization && initials_match(words[0], full_words(cluster)))
          return cluster;
    }
    std::int32_t found = -1;
    unsigned matches = 0;
    for (const std::int32_t cluster : near(by_first_body_, words.front())) {
      if (kind_of(cluster) != wanted || !begins_with(full_words(cluster), words)) continue;
      if (!may_shorten_to_front(words, full_words(cluster), organization)) continue;
      found = cluster;
      ++matches;
    }
    if (matches == 1) return found;
    if (matches > 1) return -1;
    for (const std::int32_t cluster : near(by_last_body_, words.back()))
      if (kind_of(cluster) == wanted && organization && ends_with(full_words(cluster), words))
        return cluster;  // nearest first
    return -1;
  }

  /// "Halvorsen" for "Halvorsen Marine", but not "Boston" for "Boston University" nor "National" for "National Bank".
  bool may_shorten_to_front(const Words& brief, const Words& full, bool organization) const {
    if (!organization) {
      static const std::set<std::string_view> kTails = {"city",   "d.c.",   "state",    "province", "island", "islands",
                                                        "county", "region", "district", "valley",   "dc"};
      return full.size() == brief.size() + 1 && kTails.contains(full.back());
    }
    if (brief.size() >= 2) return true;
    const auto entry = gazetteer_.lookup(brief[0]);
    constexpr unsigned kOrdinary = Gazetteer::kCountryName | Gazetteer::kPeople | Gazetteer::kCity | Gazetteer::kRegion;
    if (entry.flags & kOrdinary) return false;
    static const std::set<std::string_view> kGeneric = {
        "national", "international", "united",   "european",   "royal",      "federal",  "central",
        "supreme",  "house",         "ministry", "department", "university", "bank",     "state",
        "world",    "new",           "first",    "democratic", "republican", "people's", "free",
        "general",  "high",          "council",  "committee",  "party",      "court"};
    return !kGeneric.contains(brief[0]);
  }

  void finish() {
    for (auto& cluster : out_.clusters) cluster.names.clear();
    for (std::size_t i = 0; i < out_.cluster_of.size(); ++i)
      if (out_.cluster_of[i] >= 0)
        out_.clusters[static_cast<std::size_t>(out_.cluster_of[i])].names.push_back(static_cast<std::int32_t>(i));
    for (auto& cluster : out_.clusters) {
      std::map<Gender, unsigned> genders;
      std::size_t best_words = 0;
      for (const std::int32_t index : cluster.names) {
        const NameMention& name = document_.names[static_cast<std::size_t>(index)];
        if (cluster.country.empty()) cluster.country = name.country;
        if (cluster.kind == NameKind::kPerson) ++genders[gender_of_person(document_, name, gazetteer_)];
        if (cluster.kind == NameKind::kCountry && name.kind != NameKind::kCountry) continue;
        const std::string_view text = document_.text_of(document_.span_of(name.first, name.last));
        const std::size_t words = words_[static_cast<std::size_t>(index)].size();
        const bool better = words > best_words || (words == best_words && text.size() > cluster.best.size());
        if (cluster.best.empty() || better) {
          cluster.best = std::string(text);
          best_words = words;
        }
      }
      if (genders[Gender::kMale] > genders[Gender::kFemale]) cluster.gender = Gender::kMale;
      else if (genders[Gender::kFemale] > genders[Gender::kMale]) cluster.gender = Gender::kFemale;
    }
  }

  const Document& document_;
  const Gazetteer& gazetteer_;
  NameClusters out_;
  std::vector<Words> words_;
  std::unordered_map<std::int32_t, Gender> genders_;  // of clusters of full names, once they are complete
  std::unordered_map<std::string, std::int32_t> exact_;
  std::unordered_map<std::int32_t, Words> full_;  // the fullest name of a cluster
  std::unordered_map<std::string, std::vector<std::int32_t>> by_last_, by_first_, by_first_body_, by_last_body_,
      by_initial_;
};

}  // namespace

Gender gender_of_person(const Document& document, const NameMention& name, const Gazetteer& gazetteer) {
  const TokenIndex sentence_start = document.sentences[document.tokens[name.first].sentence].first;
  for (TokenIndex back = 1; back <= 3 && name.first >= sentence_start + back; ++back) {
    const TitleWord title = title_word(utf8::fold(document.form(name.first - back)));
    if (!title.is_title) break;
    if (title.gender != Gender::kUnknown) return title.gender;
  }
  if (is_surname_of_women(document.form(name.last - 1))) return Gender::kFemale;
  if (name.last - name.first < 2) return Gender::kUnknown;
  return gazetteer.forename_gender(document.form(name.first));
}

NameClusters cluster_names(const Document& document, const Gazetteer& gazetteer) {
  return Clusterer(document, gazetteer).run();
}

}  // namespace dossier::language::coref
