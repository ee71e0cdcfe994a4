// The one part of Nettle that Wellspring uses: SHA-256, for digests that `sha256sum` can check.
// SPDX-License-Identifier: GPL-3.0-or-later
#include <nettle/sha2.h>
