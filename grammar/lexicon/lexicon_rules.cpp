#include "grammar/lexicon/lexicon_rules_def.h"

namespace dossier::grammar::lexicon {

BOOST_SPIRIT_INSTANTIATE(SkipperRule, Iterator, x3::unused_type)
BOOST_SPIRIT_INSTANTIATE(LexiconRule, Iterator, Context)

}  // namespace dossier::grammar::lexicon
