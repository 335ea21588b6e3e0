import html
import pathlib
import re
import urllib.request


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


class show:
    """Shows the forecast of rows, given as in gaincast_link, under the cell of a notebook.

    file: the calculator in one file, as "Save as one file" saves it: a path or a web address. From a path,
    this works without a network. site: where links to the forecast lead, if not to the file's own site.
    fields: as in gaincast_link; view="page" shows all of the calculator.
    """

    def __init__(self, rows, file="gaincast.html", site="", height=560, **fields):
        is_address = re.match(r"https?:", str(file))
        read = urllib.request.urlopen(file).read if is_address else pathlib.Path(file).read_bytes
        fragment = gaincast_link(rows, "", **{"view": "embed", **fields})[1:]
        told = f'<meta name="gaincast-link" content="{html.escape(fragment)}">'
        if site:
            told += f'<link rel="canonical" href="{html.escape(site)}">'
        page = re.sub(r"(?i)(<meta charset=[^>]*>)", lambda found: found[0] + told, read().decode(), count=1)
        self.frame = (
            f'<iframe title="A forecast" width="100%" height="{int(height)}" style="border: 0"'
            ' sandbox="allow-scripts allow-downloads allow-popups allow-popups-to-escape-sandbox"'
            f' srcdoc="{html.escape(page)}"></iframe>'
        )

    def _repr_html_(self):  # what notebooks ask for
        return self.frame


if __name__ == "__main__":
    print(gaincast_link([(0.5, 1.2, 0.4), (1, 2.1, 0.3), (2, 3.5, 0.4), (4, 5.4, 0.5), (8, 8.0, 0.6)], x=70))
