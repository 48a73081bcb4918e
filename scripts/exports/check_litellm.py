"""litellm: registers the price map and prices a call of every model in it as we do."""
import json
import os
import sys
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

# The map that the package brings; otherwise it asks the network for a newer one.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

import litellm  # noqa: E402
from litellm.types.utils import ImageObject, ImageResponse  # noqa: E402

from program import expect, export, prices  # noqa: E402

work = Path(sys.argv[1])
ours = json.loads(export("litellm", work / "stability.json").read_text())
usd = {row["subject"]: row["usd"] for row in prices()
       if row["venue"] == "stability" and row["attribute"] == "price" and not row["conditions"]}
shipped = {name: dict(entry) for name, entry in litellm.model_cost.items()}
litellm.register_model(ours)


def cost(name, count):
    response = ImageResponse(created=1, data=[ImageObject(url="https://example.org/1.png")] * count)
    return litellm.completion_cost(
        completion_response=response, model=name, call_type=ours[name]["mode"],
        custom_llm_provider="stability",
    )


def subject(name):
    """The subject that a model's ruling is on: the last word of its notes."""
    return ours[name]["metadata"]["notes"].rsplit("ruling ", 1)[1].split("/")[0]


for name, entry in ours.items():
    expect(name in litellm.model_cost, f"litellm has registered {name}")
    for count in (1, 2, 7):
        exact = Decimal(usd[subject(name)]) * count
        found = Decimal(repr(cost(name, count))).quantize(Decimal("1e-12"))
        expect(found == exact, f"litellm prices {count} of {name} at {exact} USD: {found}")
expect(cost("stability/stable-image-core", 1) == 0.03, "an image of Core costs 0.03 USD")
expect(cost("stability/inpaint", 1) == 0.05, "an inpainting costs 0.05 USD")

known = [name for name in ours if name in shipped]
differing = [name for name in known
             if shipped[name].get("output_cost_per_image") != ours[name]["output_cost_per_image"]]
print(f"litellm {version('litellm')}: {len(ours)} models, {len(known)} of them in its own map, "
      f"where {len(differing)} have another price")
