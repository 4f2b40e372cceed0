import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from PIL import Image

from hop_desktop.charts.gaps import gaps_figure
from hop_desktop.charts.image import figure_bytes
from tests.charts.measuring import style, texts
from tests.charts.radar_examples import radar_figure
from tests.charts.samples import PAST, instrument, scorecard

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


def radar():
    return radar_figure(instrument(), scorecard(), style(), earlier=scorecard(PAST))


@pytest.mark.parametrize("image_format", ["svg", "png", "pdf"])
def test_equal_charts_have_equal_bytes(image_format):
    first = figure_bytes(radar(), image_format)

    assert figure_bytes(radar(), image_format) == first


def test_another_process_with_other_settings_draws_the_same_svg(tmp_path):
    (tmp_path / "matplotlibrc").write_text("text.usetex: True\nsvg.fonttype: path\n")
    program = (
        "import sys; from hashlib import sha256\n"
        "from tests.charts.test_image import radar, figure_bytes\n"
        "print(sha256(figure_bytes(radar(), 'svg')).hexdigest())"
    )

    shown = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "MPLCONFIGDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout.strip() == sha256(figure_bytes(radar(), "svg")).hexdigest()


def test_text_in_svg_stays_text():
    figure = gaps_figure(instrument(), scorecard(), style())

    root = ET.fromstring(figure_bytes(figure, "svg"))

    written = {"".join(node.itertext()).strip() for node in root.iter(f"{SVG}text")}
    assert written == set(texts(figure))


def test_svg_names_inter_first_and_carries_no_date():
    svg = figure_bytes(radar(), "svg").decode()

    assert "'Inter', 'DejaVu Sans'" in svg
    assert "<dc:date>" not in svg


def test_a_png_has_two_pixels_for_each_of_the_screen():
    figure = radar_figure(instrument(), scorecard(), style(), size=(5.0, 4.0))

    image = Image.open(BytesIO(figure_bytes(figure, "png")))

    assert image.size == (2 * 480, 2 * 384)


def test_drawing_an_image_leaves_the_figure_as_it_was():
    figure = radar()
    before = (figure.dpi, figure.canvas, tuple(figure.get_size_inches()))

    for image_format in ("png", "svg", "pdf"):
        figure_bytes(figure, image_format)

    assert (figure.dpi, figure.canvas, tuple(figure.get_size_inches())) == before


def test_a_pdf_embeds_inter_and_no_date():
    with pikepdf.open(BytesIO(figure_bytes(radar(), "pdf"))) as pdf:
        fonts = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}

        assert any("Inter" in font for font in fonts)
        assert "/CreationDate" not in pdf.docinfo


def test_charts_leave_pyplot_alone():
    program = (
        "import sys, hop_desktop.charts.radar, hop_desktop.charts.gaps\n"
        "import hop_desktop.charts.trend, hop_desktop.charts.image\n"
        "print('matplotlib.pyplot' in sys.modules, 'PySide6' in sys.modules)"
    )

    shown = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert shown.stdout.split() == ["False", "False"]
