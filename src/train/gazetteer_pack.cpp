#include "train/gazetteer_pack.h"

#include "base/utf8.h"
#include "language/gazetteer.h"
#include "language/gazetteer_format.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <set>
#include <vector>

namespace dossier::train {
namespace {

namespace format = language::gazetteer_format;
using language::Gazetteer;

Diagnostic bad_input(std::string message) {
  Diagnostic problem;
  problem.fault = Fault::kInput;
  problem.message = std::move(message);
  problem.source = "gazetteer data";
  return problem;
}

struct Country {
  std::string iso;
  std::string name;
  std::string capital;
  bool sovereign = false;
};

struct Facts {
  std::uint16_t flags = 0;
  std::uint8_t named = 0;
  std::uint8_t people = 0;
  std::uint8_t capital = 0;
  std::uint8_t place = 0;
  bool place_fixed = false;         // the supplement or a capital decided
  std::set<std::uint8_t> place_of;  // all countries with a city or region of this name
};

/// Splits one CSV line; quotes may enclose commas, a doubled quote stands for itself.
std::vector<std::string> split_csv(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"') {
      if (quoted && i + 1 < line.size() && line[i + 1] == '"') {
        fields.back() += '"';
        ++i;
      } else quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

/// Keys are written in Latin letters: spellings in other scripts never meet an English text's tokens.
bool usable(std::string_view key) {
  if (key.size() < 2 || key.size() > 60) return false;
  for (std::size_t at = 0; at < key.size();) {
    const auto decoded = utf8::decode(key, at);
    if (decoded.code_point > 0x24F) return false;
    at += decoded.length;
  }
  return true;
}

std::string key_of(std::string_view name) {
  std::string key = utf8::fold(name);
  if (key.starts_with("the ") && key.size() > 4) key.erase(0, 4);
  return key;
}

class Packer {
 public:
  Result<std::string> run(const GazetteerSources& sources) {
    if (auto done = read_countries(sources.countries_json); !done) return done.error();
    read_cities(sources.cities_csv);
    read_names(sources.forenames_csv, true);
    read_names(sources.surnames_csv, false);
    if (auto done = read_supplement(sources.supplement_tsv); !done) return done.error();
    settle_places();
    mark_beginnings();
    return pack();
  }

 private:
  Facts* facts_of(std::string_view name) {
    std::string key = key_of(name);
    return usable(key) ? &facts_[std::move(key)] : nullptr;
  }

  void name_country(std::string_view name, std::uint8_t country, std::uint16_t flags, bool overrule) {
    Facts* facts = facts_of(name);
    if (!facts || (facts->named != 0 && !overrule)) return;
    facts->flags |= flags;
    facts->named = country;
  }

  /// Two countries may share a people's name ("Dominican", "Congolese"): the sovereign or the supplement's one has it.
  void name_people(std::string_view word, std::uint8_t country, bool overrule) {
    Facts* facts = facts_of(word);
    if (!facts) return;
    facts->flags |= Gazetteer::kPeople;
    if (facts->people == 0 || overrule) facts->people = country;
  }

  void add_place(std::string_view name, std::uint8_t country, std::uint16_t flag) {
    Facts* facts = facts_of(name);
    if (!facts) return;
    facts->flags |= flag;
    if (country != 0) facts->place_of.insert(country);
  }

  Result<void> read_countries(std::string_view json) {
    rapidjson::Document parsed;
    parsed.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (parsed.HasParseError() || !parsed.IsArray()) return bad_input("countries.json is no JSON array");
    const auto text = [](const rapidjson::Value& object, const char* member) -> std::string {
      const auto it = object.FindMember(member);
      return it != object.MemberEnd() && it->value.IsString()
                 ? std::string(it->value.GetString(), it->value.GetStringLength())
                 : "";
    };
    const auto list = [](const rapidjson::Value& object, const char* member) {
      std::vector<std::string> out;
      const auto it = object.FindMember(member);
      if (it != object.MemberEnd() && it->value.IsArray())
        for (const auto& item : it->value.GetArray())
          if (item.IsString()) out.emplace_back(item.GetString(), item.GetStringLength());
      return out;
    };
    std::vector<const rapidjson::Value*> objects;
    for (const auto& object : parsed.GetArray())
      if (object.IsObject() && text(object, "iso").size() == 3) objects.push_back(&object);
    if (objects.size() > format::kMaxCountries)
      return bad_input("countries.json has more countries than the format can hold");
    std::sort(objects.begin(), objects.end(), [&](auto* a, auto* b) { return text(*a, "iso") < text(*b, "iso"); });
    const std::set<std::string> recognised = {"PSE", "VAT", "TWN", "UNK"};  // not UN members, yet states in the news
    for (const auto* object : objects) {
      Country country{text(*object, "iso"), text(*object, "name"), {}, false};
      const auto member = object->FindMember("unMember");
      country.sovereign = (member != object->MemberEnd() && member->value.IsBool() && member->value.GetBool()) ||
                          recognised.contains(country.iso);
      if (country.iso == "TUR") country.name = "Turkey";  // the name that English text uses
      if (const auto capitals = list(*object, "capital"); !capitals.empty()) country.capital = capitals.front();
      countries_.push_back(std::move(country));
    }
    for (const bool sovereign : {true, false}) {
      for (std::size_t i = 0; i < objects.size(); ++i) {
        if (countries_[i].sovereign != sovereign) continue;
        const auto index = static_cast<std::uint8_t>(i + 1);
        const rapidjson::Value& object = *objects[i];
        name_country(text(object, "name"), index, Gazetteer::kCountryName, false);
        name_country(text(object, "official"), index, Gazetteer::kCountryName, false);
        for (const std::string& other : list(object, "alt"))
          if (other.size() > 3) name_country(other, index, Gazetteer::kCountryName, false);
        for (const std::string& words : list(object, "demonym"))
          for (const std::string_view word : split(words, ", ")) {
            name_people(word, index, false);
            if (word.ends_with('n') || word.ends_with('i') || word.ends_with('k') || word.ends_with('t') ||
                word.ends_with('r'))
              name_people(std::string(word) + 's', index, false);
          }
        for (const std::string& capital : list(object, "capital")) add_capital(capital, index);
      }
    }
    return {};
  }

  void add_capital(std::string_view city, std::uint8_t country) {
    Facts* facts = facts_of(city);
    if (!facts) return;
    facts->flags |= Gazetteer::kCapital | Gazetteer::kCity;
    if (facts->capital == 0) facts->capital = country;
    if (!facts->place_fixed) facts->place = facts->capital;
    facts->place_fixed = true;
  }

  void read_cities(std::string_view csv) {
    bool header = true;
    for (const std::string_view line : split(csv, "\n")) {
      if (std::exchange(header, false) || line.empty()) continue;
      const auto fields = split_csv(line);
      if (fields.size() < 3) continue;
      const std::uint8_t country = country_by_name(fields[1]);
      add_place(fields[0], country, Gazetteer::kCity);
      add_place(fields[2], country, Gazetteer::kRegion);
    }
  }

  /// world-cities writes some countries as ISO 3166 does, "Iran, Islamic Republic of".
  std::uint8_t country_by_name(std::string_view name) const {
    for (const std::string_view part : {name, name.substr(0, name.find(','))}) {
      const auto it = facts_.find(key_of(part));
      if (it != facts_.end() && it->second.named != 0) return it->second.named;
    }
    return 0;
  }

  void read_names(std::string_view csv, bool forenames) {
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    const auto lines = split(csv, "\n");
    const auto header = split_csv(lines.front());
    const auto column = [&](std::string_view name) {
      return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
    };
    const std::size_t gender_at = column("Gender");
    const std::size_t name_at = column("Romanized Name");
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const auto fields = split_csv(lines[i]);
      if (name_at >= fields.size()) continue;
      const bool female = gender_at < fields.size() && fields[gender_at] == "F";
      add_person_name(fields[name_at], forenames ? (female ? Gazetteer::kFemale : Gazetteer::kMale) : 0);
    }
  }

  void add_person_name(std::string_view name, int gender) {
    Facts* facts = facts_of(name);
    if (!facts) return;
    facts->flags |= static_cast<std::uint16_t>(gender != 0 ? (Gazetteer::kForename | gender) : Gazetteer::kSurname);
  }

  Result<void> read_supplement(std::string_view tsv) {
    std::size_t number = 0;
    for (const std::string_view line : split(tsv, "\n")) {
      ++number;
      if (line.empty() || line.front() == '#') continue;
      const auto fields = split(line, "\t");
      const auto refuse = [&](std::string_view why) {
        Diagnostic problem = bad_input(std::string(why));
        problem.source = "gazetteer_supplement.tsv";
        problem.line = static_cast<std::uint32_t>(number);
        problem.column = 1;
        return problem;
      };
      if (fields.size() != 3) return refuse("a supplement line has three columns: kind, subject, values");
      std::uint8_t country = 0;
      if (fields[1].size() == 3) {
        const auto it =
            std::find_if(countries_.begin(), countries_.end(), [&](const Country& c) { return c.iso == fields[1]; });
        if (it == countries_.end()) return refuse("this line names an unknown country");
        country = static_cast<std::uint8_t>(it - countries_.begin() + 1);
      }
      for (const std::string_view value : split(fields[2], ", "))
        if (!apply(fields[0], country, value)) return refuse("this line is of an unknown kind");
    }
    return {};
  }

  bool apply(std::string_view kind, std::uint8_t country, std::string_view value) {
    if (kind == "alias") name_country(value, country, Gazetteer::kCountryName, true);
    else if (kind == "initials") name_country(value, country, Gazetteer::kCountryName | Gazetteer::kInitials, true);
    else if (kind == "people") name_people(value, country, true);
    else if (kind == "capital") add_capital(value, country);
    else if (kind == "place") add_place(value, country, Gazetteer::kRegion);
    else if (kind == "male") add_person_name(value, Gazetteer::kMale);
    else if (kind == "female") add_person_name(value, Gazetteer::kFemale);
    else if (kind == "surname") add_person_name(value, 0);
    else if (kind == "drop") {
      if (Facts* facts = facts_of(value)) {
        facts->named = 0;
        facts->flags &= static_cast<std::uint16_t>(~(Gazetteer::kCountryName | Gazetteer::kInitials));
      }
    } else if (kind == "body" || kind == "body_initials") {
      if (Facts* facts = facts_of(value))
        facts->flags |= static_cast<std::uint16_t>(Gazetteer::kBody | (kind == "body" ? 0 : Gazetteer::kInitials));
    } else if (kind == "big") {
      if (Facts* facts = facts_of(value)) {
        facts->flags |= Gazetteer::kCity;
        facts->place = country;
        facts->place_fixed = true;
      }
    } else {
      return false;
    }
    return true;
  }

  void settle_places() {
    for (auto& [key, facts] : facts_)
      if (!facts.place_fixed && facts.place_of.size() == 1) facts.place = *facts.place_of.begin();
  }

  void mark_beginnings() {
    std::vector<std::string> beginnings;
    for (const auto& [key, facts] : facts_)
      for (std::size_t at = key.find(' '); at != std::string::npos; at = key.find(' ', at + 1))
        beginnings.push_back(key.substr(0, at));
    for (std::string& beginning : beginnings) facts_[std::move(beginning)].flags |= Gazetteer::kBegins;
  }

  std::string pack() const {
    std::string text;
    const auto place_text = [&](std::string_view part) {
      const auto offset = static_cast<std::uint32_t>(text.size());
      text += part;
      return offset;
    };
    std::vector<format::PackedCountry> countries;
    for (const Country& country : countries_) {
      format::PackedCountry packed{};
      std::memcpy(packed.iso, country.iso.data(), 3);
      packed.sovereign = country.sovereign ? 1 : 0;
      packed.name_offset = place_text(country.name);
      packed.name_size = static_cast<std::uint16_t>(country.name.size());
      packed.capital_offset = place_text(country.capital);
      packed.capital_size = static_cast<std::uint16_t>(country.capital.size());
      countries.push_back(packed);
    }
    const auto slot_count = std::bit_ceil(static_cast<std::uint32_t>(facts_.size() + facts_.size() / 4 + 1));
    std::vector<format::PackedSlot> slots(slot_count);
    for (const auto& [key, facts] : facts_) {
      if (facts.flags == 0) continue;
      std::uint32_t at = format::hash_key(key) & (slot_count - 1);
      while (slots[at].key_size != 0) at = (at + 1) & (slot_count - 1);
      slots[at] = {place_text(key),
                   static_cast<std::uint8_t>(key.size()),
                   facts.named,
                   facts.people,
                   facts.capital,
                   facts.place,
                   0,
                   facts.flags};
    }
    const format::Header header{format::kMagic, static_cast<std::uint32_t>(countries.size()), slot_count,
                                static_cast<std::uint32_t>(text.size())};
    std::string out;
    const auto append = [&](const void* data, std::size_t size) { out.append(static_cast<const char*>(data), size); };
    append(&header, sizeof(header));
    append(countries.data(), countries.size() * sizeof(countries[0]));
    append(slots.data(), slots.size() * sizeof(slots[0]));
    return out += text;
  }

  std::vector<Country> countries_;                   // by iso
  std::map<std::string, Facts, std::less<>> facts_;  // ordered: the packed bytes depend on the order
};

}  // namespace

Result<std::string> pack_gazetteer(const GazetteerSources& sources) { return Packer().run(sources); }

}  // namespace dossier::train
