#include "extract/facts.h"

namespace dossier::extract {

std::string_view name_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::kPerson: return "Person";
    case EntityKind::kCountry: return "Country";
    case EntityKind::kPlace: return "Place";
    case EntityKind::kOrganization: return "Organization";
    case EntityKind::kGroup: return "Group";
    case EntityKind::kThing: break;
  }
  return "Thing";
}

}  // namespace dossier::extract
