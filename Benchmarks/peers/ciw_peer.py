# Ciw: a network of one node. It has no agents, so workload B is not its kind of model.
# SPDX-License-Identifier: GPL-3.0-or-later
import ciw
from common import MEAN_GAP, MEAN_SERVICE, main


def single_server(customers):
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=1 / MEAN_GAP)],
        service_distributions=[ciw.dists.Exponential(rate=1 / MEAN_SERVICE)],
        number_of_servers=[1],
    )
    ciw.seed(1)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(customers, method="Finish")

    def tally():
        waits = [record.waiting_time for record in simulation.get_all_records()]
        return {"events": 2 * customers, "waits": len(waits), "waited": sum(waits)}

    return tally


if __name__ == "__main__":
    main(single_server)
