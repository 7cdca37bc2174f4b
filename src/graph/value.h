#pragma once

#include <dossier/value.h>  // IWYU pragma: export
