"""Won, lost, share and value of the public data set of opportunities, counted from its files alone.

Usage: python3 sales_figures.py FOLDER
Prints a line for each agent, manager, product, sector and quarter of closing, tab-separated:
dimension, name, won, lost, won in percent of both, value of the won ones in whole dollars.
"""
import csv
import sys
from collections import defaultdict
from pathlib import Path

CORRECTED = {"GTXPro": "GTX Pro", "technolgy": "technology"}


def rows(folder, name):
    with open(Path(folder) / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def quarter(day):
    year, month, _ = day.split("-")
    return f"{year}Q{(int(month) + 2) // 3}"


def main(folder):
    managers = {row["sales_agent"]: row["manager"] for row in rows(folder, "sales_teams.csv")}
    sectors = {row["account"]: CORRECTED.get(row["sector"], row["sector"]) for row in rows(folder, "accounts.csv")}
    counted = defaultdict(lambda: [0, 0, 0])
    for deal in rows(folder, "sales_pipeline.csv"):
        if deal["deal_stage"] not in ("Won", "Lost"):
            continue
        keys = {
            "agent": deal["sales_agent"],
            "manager": managers[deal["sales_agent"]],
            "product": CORRECTED.get(deal["product"], deal["product"]),
            "sector": sectors.get(deal["account"], ""),
            "quarter": quarter(deal["close_date"]),
        }
        for key in keys.items():
            won = deal["deal_stage"] == "Won"
            counted[key][0 if won else 1] += 1
            counted[key][2] += int(deal["close_value"]) if won else 0
    for (dimension, name), (won, lost, value) in sorted(counted.items()):
        print(dimension, name, won, lost, f"{100 * won / (won + lost):.1f}", value, sep="\t")


main(sys.argv[1])
