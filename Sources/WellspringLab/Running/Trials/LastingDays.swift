// The rule that dates a tip, wherever the Lab applies it.
// SPDX-License-Identifier: GPL-3.0-or-later

/// A person or unit has tipped when the mean of so many days is below the midpoint for so many days
/// on end; the same above it is a recovery. It is the rule of the simulation for persons.
let lastingDays = 28
