#pragma once

#include "extract/lexicon_syntax.h"

#include <boost/fusion/include/adapt_struct.hpp>

// How the syntax tree's structs look to Spirit: their members in order of appearance in the grammar.
BOOST_FUSION_ADAPT_STRUCT(dossier::extract::SlotSyntax, position, required, fillers)
BOOST_FUSION_ADAPT_STRUCT(dossier::extract::FrameRoleSyntax, role, slots)
BOOST_FUSION_ADAPT_STRUCT(dossier::extract::ItemSyntax, words, object, tail, value, flags)
BOOST_FUSION_ADAPT_STRUCT(dossier::extract::GroupSyntax, label, items)
BOOST_FUSION_ADAPT_STRUCT(dossier::extract::ClauseSyntax, keyword, argument)
BOOST_FUSION_ADAPT_STRUCT(dossier::extract::DeclarationSyntax, head, roles, groups)
