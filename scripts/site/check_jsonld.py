"""extruct and PyLD: what pages say to machines is schema.org, and its offers are the prices that the program prints.

An offer in force is held against `prices --venue all` of the day, a past one against the prices of its last day.
Types and properties are held against a list kept here by hand, since schema.org cannot be asked in a test: to use
another one, look it up on schema.org and add it.
"""
import copy
import json
import re
import sys
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.metadata import version
from pathlib import Path

import extruct
from pyld import jsonld

from program import SITE, TODAY, Faults, expect, kind, name, pages, parsed, rows

work = Path(sys.argv[1])

THING = "name alternateName description url identifier image sameAs mainEntityOfPage subjectOf additionalType"
CREATIVE = """about abstract author citation contentUrl creator dateCreated dateModified datePublished encodingFormat
  hasPart headline inLanguage isAccessibleForFree isBasedOn isPartOf keywords license mainEntity maintainer publisher
  sdDatePublished spatialCoverage temporalCoverage text usageInfo version"""
OFFERED = "offers brand category provider serviceType areaServed audience manufacturer model isRelatedTo hasOfferCatalog"
PRICED = """price priceCurrency priceSpecification minPrice maxPrice validFrom validThrough eligibleQuantity
  valueAddedTaxIncluded eligibleRegion"""
SCHEMA = {
    "Service": f"{THING} {OFFERED} termsOfService serviceOutput",
    "Product": f"{THING} {OFFERED} releaseDate productID additionalProperty isVariantOf",
    "SoftwareApplication": f"{THING} {CREATIVE} offers applicationCategory operatingSystem",
    "WebAPI": f"{THING} {OFFERED} termsOfService documentation",
    "Offer": f"""{THING} {PRICED} availability availabilityStarts availabilityEnds seller offeredBy itemOffered category
      additionalProperty priceValidUntil businessFunction""",
    "AggregateOffer": f"{THING} {PRICED} lowPrice highPrice offerCount offers seller offeredBy availability itemOffered",
    "OfferCatalog": f"{THING} itemListElement numberOfItems",
    "PriceSpecification": f"{THING} {PRICED}",
    "UnitPriceSpecification": f"""{THING} {PRICED} priceType unitCode unitText referenceQuantity billingIncrement
      billingDuration priceComponentType billingStart""",
    "CompoundPriceSpecification": f"{THING} {PRICED} priceComponent priceType",
    "QuantitativeValue": f"{THING} value minValue maxValue unitCode unitText valueReference additionalProperty",
    "PropertyValue": f"{THING} value minValue maxValue unitCode unitText propertyID measurementTechnique valueReference",
    "Dataset": f"{THING} {CREATIVE} distribution variableMeasured measurementTechnique includedInDataCatalog issn",
    "DataDownload": f"{THING} {CREATIVE} contentSize sha256 uploadDate",
    "DataCatalog": f"{THING} {CREATIVE} dataset",
    "Organization": f"{THING} legalName logo",
    "Person": THING,
    "Brand": f"{THING} logo slogan",
    "WebPage": f"{THING} {CREATIVE} breadcrumb lastReviewed",
    "WebSite": f"{THING} {CREATIVE}",
    "CreativeWork": f"{THING} {CREATIVE}",
    "BreadcrumbList": f"{THING} itemListElement itemListOrder numberOfItems",
    "ItemList": f"{THING} itemListElement itemListOrder numberOfItems",
    "ListItem": f"{THING} item position",
}
SCHEMA = {kind: set(properties.split()) for kind, properties in SCHEMA.items()}
DAYS = {"validFrom", "validThrough", "priceValidUntil", "dateModified", "datePublished", "dateCreated"}
CONTEXT = {"@context": {"@vocab": "https://schema.org/"}}


def nodes(value, inside=None):
    """All objects with a type, each with the one it stands in."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value, inside
            inside = value
        for member in value.values():
            yield from nodes(member, inside)
    elif isinstance(value, list):
        for member in value:
            yield from nodes(member, inside)


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def loader(address, options):
    """The context of schema.org as far as it matters here; nothing else may be asked for."""
    if address.rstrip("/") not in ("https://schema.org", "http://schema.org"):
        raise ValueError(f"the context {address} is not schema.org's")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": CONTEXT}


def check_vocabulary(document, at, faults):
    for node, _ in nodes(document):
        for kind in listed(node["@type"]):
            if kind not in SCHEMA:
                faults.add(at, f"the type '{kind}' is not in the list of this check")
        known = set().union(*(SCHEMA.get(kind, node.keys()) for kind in listed(node["@type"])))
        for key, value in node.items():
            if not key.startswith("@"):
                faults.expect(key in known, at, f"'{key}' is no property of {node['@type']} in the list of this check")
            faults.expect(value not in (None, "", [], {}), at, f"'{key}' of {node['@type']} is empty")
            if key in DAYS:
                try:
                    date.fromisoformat(value[:10])
                except (TypeError, ValueError):
                    faults.add(at, f"'{key}' of {node['@type']} is no day: {value}")
    try:
        expanded = jsonld.expand(copy.deepcopy(document), {"documentLoader": loader, "base": "https://example.org/"})
    except Exception as error:
        return faults.add(at, f"PyLD cannot expand it: {error}")
    words = json.dumps(expanded)
    kinds = sorted(f"https://schema.org/{kind}" for node, _ in nodes(document) for kind in listed(node["@type"]))
    found = sorted(word for word in re.findall(r'"(https://schema\.org/\w+)"(?!:)', words) if word in set(kinds))
    faults.expect(found == kinds, at, f"expanded, its types are {found}, not {kinds}")


def figure(node):
    """The price that a node states itself: one amount or a lowest and a highest; nothing where it states none."""
    def amount(word):
        return Decimal(str(node[word])) if word in node else None
    if "price" in node:
        return amount("price"), amount("price")
    low = amount("minPrice") if "minPrice" in node else amount("lowPrice")
    high = amount("maxPrice") if "maxPrice" in node else amount("highPrice")
    return None if low is None and high is None else (low, high)


def figures(offer):
    """The prices of an offer: its own, and those of its specifications; each with the node that states it."""
    for node in (offer, *listed(offer.get("priceSpecification"))):
        stated = figure(node)
        if stated:
            yield stated, node


def usd_of(row):
    """What a row costs in USD: a lowest and a highest; None for the ends that hang on settings without a bound."""
    if row["attribute"] not in ("price", "monthly-fee"):
        return None
    value = row["usd"]
    if value is None and row["unit"].startswith("USD"):
        value = row if isinstance(row.get("value"), (type(None), dict)) else row["value"]
    if value is None:
        return None
    if isinstance(value, str):
        return (Decimal(value),) * 2
    if "low" in value:
        return Decimal(value["low"]), Decimal(value["high"])
    if isinstance(value.get("value"), dict) and "low" in value["value"]:
        return Decimal(value["value"]["low"]), Decimal(value["value"]["high"])
    if "grid" in value:
        cells = [Decimal(cell["value"]) for cell in value["grid"]["cells"]]
        return min(cells), max(cells)
    return (None, None) if "formula" in value else None


@cache
def prices(day):
    found = {}
    for row in rows("prices", "--venue", "all", "--on", day):
        stated = usd_of(row)
        if stated:
            found.setdefault(row["subject"], []).append((stated, row))
    return found


def agrees(stated, wanted):
    """The same figure; where the row hangs on settings alone, any figure that is one."""
    return wanted == (None, None) or stated == wanted


def days(row, edge, shift=0):
    span = row[f"{edge}Span"] or {}
    found = {row[edge], span.get("from"), span.get("to")} - {None}
    return found | {(date.fromisoformat(day) - timedelta(shift)).isoformat() for day in found if shift}


def check_offers(document, subject, at, faults):
    """The offers of a service page; gives how many figures were compared."""
    offers = [node for node, _ in nodes(document) if {"Offer", "AggregateOffer"} & set(listed(node["@type"]))]
    now, compared = set(), 0
    for offer in offers:
        ends = [node.get(key, "")[:10] for node in (offer, *listed(offer.get("priceSpecification")))
                for key in ("validThrough", "priceValidUntil") if node.get(key)]
        is_past = bool(ends) and max(ends) < TODAY
        day = max(ends) if is_past else TODAY
        found = list(figures(offer))
        faults.expect(found, at, f"an offer states no price: {json.dumps(offer, default=str)[:160]}")
        for stated, node in found:
            compared += 1
            currency = node.get("priceCurrency", offer.get("priceCurrency"))
            faults.expect(currency == "USD", at, f"a price is in '{currency}', not in USD")
            faults.expect(None in stated or stated[0] <= stated[1], at, f"a lowest price above the highest: {stated}")
            seller = (offer.get("seller") or offer.get("offeredBy") or {}).get("name", "Stability AI")
            unit = node.get("unitText")
            equal = [row for wanted, row in prices(day).get(subject, [])
                     if agrees(stated, wanted) and ("Stability AI" in seller) == (row["venue"] == "stability")
                     and (unit is None or row["unit"].endswith(f"/{unit}") or "/" not in row["unit"])]
            if not equal:
                known = sorted({str(wanted[0]) if wanted[0] == wanted[1] else f"{wanted[0]}..{wanted[1]}"
                                for wanted, _ in prices(day).get(subject, [])})
                words = str(stated[0]) if stated[0] == stated[1] else f"{stated[0]}..{stated[1]}"
                faults.add(at, f"an offer of {words} USD{unit and f' a {unit}' or ''} by {seller} on {day}, "
                               f"where the program has {known}")
                continue
            start = node.get("validFrom") or offer.get("validFrom")
            if start and not any(start[:10] in days(row, "from") for row in equal):
                faults.add(at, f"an offer of {stated[0]} USD is valid from {start}, no row of the program is")
            end = (node.get("validThrough") or offer.get("validThrough") or "")[:10]
            if end and not any(end in days(row, "until", 1) for row in equal):
                faults.add(at, f"an offer of {stated[0]} USD is valid through {end}, no row of the program is")
            if not is_past:
                now.add(stated)
    # What hangs on settings by a formula has no figure that an offer could state; it may have a lowest one.
    wanted = [(stated, row) for stated, row in prices(TODAY).get(subject, []) if None not in stated]
    for stated, row in wanted:
        if row["venue"] == "stability":
            words = str(stated[0]) if stated[0] == stated[1] else f"{stated[0]}..{stated[1]}"
            faults.expect(stated in now, at, f"no offer of {words} USD, which the program prints for {row['ruling']}")
    faults.expect(now or not wanted, at, "a subject with a price in USD has no offer")
    return compared


def check(page, site, faults):
    """The JSON-LD of a page; gives how many blocks and figures were read."""
    at = name(page, site)
    text = page.read_bytes().decode()
    texts = parsed(page).xpath("//script[@type='application/ld+json']/text()")
    try:
        exact = [json.loads(block, parse_float=Decimal) for block in texts]
    except (ValueError, InvalidOperation) as error:
        faults.add(at, f"JSON-LD that is no JSON: {error}")
        return 0, 0
    read = extruct.extract(text, base_url="https://example.org/", syntaxes=["json-ld"], errors="strict")["json-ld"]
    plain = [document for block in texts for document in listed(json.loads(block))]
    faults.expect(read == plain, at, "extruct reads something else than stands there")
    for document in plain:
        faults.expect(str(document.get("@context")).rstrip("/") == "https://schema.org", at,
                      f"the context is {document.get('@context')}")
        check_vocabulary(document, at, faults)
    compared = 0
    if at.startswith("services/"):
        types = {kind for document in plain for kind in listed(document.get("@type"))}
        graph = {kind for document in plain for node in listed(document.get("@graph")) for kind in listed(node["@type"])}
        faults.expect({"Service", "Product", "WebAPI", "SoftwareApplication"} & (types | graph) or not plain, at,
                      f"a page of a service speaks of {sorted(types)} only")
        compared = check_offers(exact, page.stem, at, faults)
    if at == "index.html":
        sets = [node for node, _ in nodes(exact) if "Dataset" in listed(node["@type"])]
        faults.expect(len(sets) == 1, at, "there is not one Dataset")
        for node in sets:
            for key in ("name", "description", "dateModified", "distribution"):
                faults.expect(node.get(key), at, f"the Dataset has no {key}")
            # What search engines for data sets demand.
            faults.expect(50 <= len(node.get("description", "")) <= 5000, at, "its description is not 50 to 5000 long")
            for part in listed(node.get("distribution")):
                file = part.get("contentUrl", "")
                faults.expect("://" in file or (site / file).is_file(), at, f"'{file}' for download is not there")
                faults.expect(part.get("encodingFormat") in ("text/csv", "application/json"), at,
                              f"a download is {part.get('encodingFormat')}")
    return len(plain), compared


faults = Faults()
everything = pages()
subjects = {page.stem for page in everything if kind(page) == "services"}
for subject in prices(TODAY):
    faults.expect(subject in subjects, f"services/{subject}.html", "a subject with a price in USD has no page")
counts = [check(page, SITE, faults) for page in everything]
blocks, compared = map(sum, zip(*counts))
faults.expect(compared, "services", "no offer was compared")

# Each fault that this check is for, put into a page of which nothing else is wrong, must be found.
sample = {"@context": "https://schema.org", "@type": "Service", "name": "Erase"}
price = next(stated[0] for stated, row in prices(TODAY)["erase"] if row["venue"] == "stability")
offers = [{"@type": "Offer", "price": str(stated[0]), "priceCurrency": "USD",
           "seller": {"@type": "Organization", "name": "Stability AI" if row["venue"] == "stability" else row["venue"]}}
          for stated, row in prices(TODAY)["erase"]]
WRONG = {
    "in 'EUR'": [{**offer, "priceCurrency": "EUR"} for offer in offers],
    f"no offer of {price}": [offer for offer in offers if Decimal(offer["price"]) != price],
    "where the program has": [*offers, {"@type": "Offer", "price": str(price + Decimal("1e-9")), "priceCurrency": "USD"}],
    "the type 'Bargain'": [*offers, {"@type": "Bargain", "price": str(price), "priceCurrency": "USD"}],
    "'cost' is no property": [*offers, {**offers[0], "cost": "1"}],
    "by Somebody": [*offers, {**offers[0], "seller": {"@type": "Organization", "name": "Somebody"}, "price": str(price)}],
    "USD a parsec": [{**offer, "priceSpecification": {"@type": "UnitPriceSpecification", "price": offer["price"],
                      "priceCurrency": "USD", "unitText": "parsec"}} for offer in offers],
    "is valid from": [{**offer, "validFrom": "1999-01-01"} for offer in offers],
    "states no price": [*offers, {"@type": "Offer", "name": "Erase"}],
    "PyLD cannot": [*offers, {**offers[0], "@id": {"a": 1}}],
}
place = work / "sample/services"
place.mkdir(parents=True, exist_ok=True)
for word, wrong in [(None, offers), *WRONG.items()]:
    page = place / "erase.html"
    page.write_text("<script type='application/ld+json'>" + json.dumps({**sample, "offers": wrong}) + "</script>")
    found = Faults()
    check(page, work / "sample", found)
    expect(any(word in what for what in found.places) if word else not found, f"'{word}' is found: {found.places}")

faults.end(f"extruct {version('extruct')}, PyLD {version('pyld')}: {blocks} blocks on {len(everything)} pages, "
           f"{compared} figures of offers agree with the program")
