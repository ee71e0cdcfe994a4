// The page's worker over the toy engine, for tests alone.
// SPDX-License-Identifier: GPL-3.0-or-later
import { serve } from "../page/worker.js";

import { Engine } from "./fake_engine.js";

serve(Engine);
