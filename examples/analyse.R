#!/usr/bin/env Rscript
# Reads a results folder of Wellspring and draws the usual figures; base R alone.
#
#     wellspring run experiments/breaks.yaml --out results/breaks
#     Rscript examples/analyse.R results/breaks figures
#
# One PDF a figure; which ones depends on the tables that are there. examples/analyse.py draws the same
# in Python.
#
# SPDX-License-Identifier: GPL-3.0-or-later

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 1) stop("Usage: analyse.R FOLDER [OUT]")
folder <- arguments[1]
out <- if (length(arguments) > 1) arguments[2] else "figures"
dir.create(out, recursive = TRUE, showWarnings = FALSE)

# Told apart in greyscale and by colour-blind readers (Okabe and Ito).
colours <- c("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#000000")

there <- function(name) file.exists(file.path(folder, paste0(name, ".csv")))
table_of <- function(name) {
  read.csv(file.path(folder, paste0(name, ".csv")), na.strings = "", stringsAsFactors = FALSE)
}
words <- function(name) gsub("_", " ", sub("_percent$", "", name))
titled <- function(outcome, unit) {
  if (is.na(unit) || unit == "1") words(outcome) else paste0(words(outcome), ", ", unit)
}
draw <- function(name, width, height, body) {
  path <- file.path(out, paste0(name, ".pdf"))
  pdf(path, width = width, height = height)
  on.exit(dev.off())
  body()
  cat("  ", path, "\n", sep = "")
}

# Points with intervals, a row each; hollow where chance may have made them.
points_with_intervals <- function(names, value, low, high, is_clear, title) {
  place <- rev(seq_along(names))
  limits <- range(c(low, high, value), na.rm = TRUE)
  plot(value, place, xlim = limits, ylim = c(0.5, length(names) + 0.5), yaxt = "n", ylab = "",
       xlab = title, pch = ifelse(is_clear, 16, 1), col = colours[1])
  segments(low, place, high, place, col = colours[1])
  axis(2, at = place, labels = names, las = 1)
}

# Paired differences with their 95 % intervals.
differences <- function() {
  table <- table_of("comparisons")
  table <- table[table$role == "asked", ]
  for (outcome in unique(table$outcome)) {
    rows <- table[table$outcome == outcome, ]
    par(mar = c(4, 10, 1, 1))
    points_with_intervals(rows$scenario, rows$difference, rows$ci_low, rows$ci_high,
                          !is.na(rows$p_holm) & rows$p_holm < 0.05,
                          paste("difference of", titled(outcome, rows$unit[1])))
    abline(v = 0, col = "grey")
  }
}

# Means of the scenarios with their 95 % intervals.
levels_of <- function() {
  table <- table_of("summary")
  for (outcome in c("high_exhaustion_percent", "capacity_mean", "breaks_missed_percent",
                    "care_left_undone_percent")) {
    rows <- table[table$outcome == outcome & !is.na(table$mean), ]
    if (nrow(rows) == 0) next
    par(mar = c(4, 10, 1, 1))
    points_with_intervals(rows$scenario, rows$mean, rows$ci_low, rows$ci_high,
                          rep(TRUE, nrow(rows)), titled(outcome, rows$unit[1]))
  }
}

# A daily series: mean over replicates, and where nine in ten replicates of the first scenario lie.
course <- function(series = "capacity_mean") {
  table <- table_of("daily")
  table <- table[table$series == series, ]
  scenarios <- unique(table$scenario)
  plot(NULL, xlim = range(table$day), ylim = range(table$p05, table$p95, na.rm = TRUE),
       xlab = "observed day", ylab = words(series))
  for (number in seq_along(scenarios)) {
    rows <- table[table$scenario == scenarios[number], ]
    days <- aggregate(cbind(mean, p05, p95) ~ day, rows, mean)
    colour <- colours[(number - 1) %% length(colours) + 1]
    # One band; several hide each other.
    if (number == 1) polygon(c(days$day, rev(days$day)), c(days$p05, rev(days$p95)), border = NA,
            col = adjustcolor(colour, 0.12))
    lines(days$day, days$mean, col = colour)
  }
  legend("bottomleft", scenarios, col = colours[seq_along(scenarios)], lty = 1, bty = "n")
}

# Both branches of a tipping experiment, with the way back.
branches <- function() {
  table <- table_of("branches")
  for (arm in unique(table$arm)) {
    rows <- table[table$arm == arm, ]
    plot(NULL, xlim = range(rows$value), ylim = c(0, 1.15), main = arm,
         xlab = rows$parameter[1], ylab = "capacity, last month")
    for (direction in c("up", "down")) {
      way <- rows[rows$direction == direction, ]
      way <- way[order(way$value), ]
      rested <- direction == "up"
      lines(way$value, way$capacity_mean, type = "b", lty = if (rested) 1 else 2,
            pch = if (rested) 16 else 15, col = if (rested) colours[1] else colours[6])
    }
    legend("bottomleft", c("from rested", "from collapsed"), col = colours[c(1, 6)], lty = 1:2,
           pch = c(16, 15), bty = "n")
  }
}

if (there("comparisons")) draw("differences", 6, 3, differences)
if (there("daily")) {
  draw("levels", 6, 3, levels_of)
  draw("course", 7, 3.5, course)
}
if (there("branches")) draw("branches", 5, 4, branches)
