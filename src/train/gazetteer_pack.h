#pragma once

#include <dossier/result.h>

#include <string>
#include <string_view>

namespace dossier::train {

/// The contents (not the paths) of the data sets that the gazetteer is drawn from.
struct GazetteerSources {
  std::string_view
      countries_json;  ///< mledoze/countries: an array of {iso, name, official, capital, alt, demonym, unMember}
  std::string_view forenames_csv;   ///< popular-names-by-country, with Gender and Romanized Name
  std::string_view surnames_csv;    ///< the same, with Romanized Name
  std::string_view cities_csv;      ///< datasets/world-cities: name, country, subcountry, geonameid
  std::string_view supplement_tsv;  ///< gazetteer_supplement.tsv, beside this file
};

/// Packs the gazetteer section of the model (language/gazetteer_format.h). The same sources give the same bytes.
/// Errors (Fault::kInput): JSON that does not parse, a supplement line that names an unknown country or kind.
Result<std::string> pack_gazetteer(const GazetteerSources& sources);

}  // namespace dossier::train
