// What runs in each worker: the page's worker over the real engine.
// SPDX-License-Identifier: GPL-3.0-or-later
import { Engine } from "../engine/engine.js";

import { serve } from "./worker.js";

serve(Engine);
