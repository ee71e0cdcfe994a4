# simmer: one trajectory, as its documentation shows. Usage and result line: see common.py.
# SPDX-License-Identifier: GPL-3.0-or-later
suppressPackageStartupMessages(library(simmer))

arguments <- commandArgs(trailingOnly = TRUE)
stopifnot(arguments[1] == "single-server")
customers <- as.integer(arguments[2])
set.seed(1)
start <- proc.time()

customer <- trajectory("customer") |>
  seize("server", 1) |>
  timeout(function() rexp(1, 1)) |>
  release("server", 1)

# All gaps at once, which is quicker than a call for each; a negative one ends the arrivals.
gaps <- function() c(rexp(customers, 0.9), -1)

env <- simmer("single server") |>
  add_resource("server", capacity = 1, mon = FALSE) |>
  add_generator("customer", customer, gaps, mon = 1)
env |> run(Inf) |> invisible()

used <- proc.time() - start
records <- get_mon_arrivals(env)
wait <- mean(records$end_time - records$start_time - records$activity_time)
cat(2 * nrow(records), sum(used[c("user.self", "sys.self")]), wait, "-\n")
