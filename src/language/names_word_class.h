#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::language::names {

/// Words that tell what sort of thing a name names, inside the name ("Corp", "Ministry", "River") or beside it
/// ("maker", "captain"): 1 company, 2 body, 3 place, 4 what ends a person's name, 5 what a person is; 0 none. `folded`
/// as `utf8::fold`.
std::uint8_t word_class_of(std::string_view folded);

}  // namespace dossier::language::names
