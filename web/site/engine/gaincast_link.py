import re


def gaincast_link(rows, site="https://…/", **fields):
    """Returns a link to the forecast of rows of (size in billions, gain in pp, standard error in pp[, label]).

    fields: x="70_405", criterion="bic" and all others that links.html lists.
    """

    def unit(match):
        digits = match[0].encode("utf-16-be").hex()
        return "".join(f".-{digits[at:at + 4]}" for at in range(0, len(digits), 4))

    def cell(value):  # letters, digits, points and hyphens within a word stand for themselves
        return re.sub(r"[^A-Za-z0-9.-]|\.(?![A-Za-z0-9])|-(?![A-Za-z0-9.])|(?<=[ -])-", unit, str(value))

    table = "_".join("~".join(cell(value) for value in row) for row in rows)
    return f"{site}#v=1&d={table}" + "".join(f"&{name}={value}" for name, value in fields.items())


if __name__ == "__main__":
    print(gaincast_link([(0.5, 1.2, 0.4), (1, 2.1, 0.3), (2, 3.5, 0.4), (4, 5.4, 0.5), (8, 8.0, 0.6)], x=70))
