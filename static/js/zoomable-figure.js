// The course as one figure that can be zoomed: <section data-module="zoomable-figure"> with a button that opens it.
// The figure (data-figure-url, with the choice in the address of the page) and plotly (data-plotly-src,
// data-plotly-locale-src, data-plotly-css) are fetched at the first opening. Each trace has its row in `meta.row`,
// its observer in `legendgroup` and a sentence for each moment in `customdata`.

const DAY = 86_400_000; // ms
const LEAST = 14 * DAY; // the shortest period in the figure
const QUIET = {
  displayModeBar: false,
  doubleClick: "reset",
  modeBarButtonsToRemove: ["sendChartToCloud"],
  plotlyServerURL: "",
  responsive: true,
  scrollZoom: false,
  showSendToCloud: false,
  showTips: false,
};
const time = (day) => Date.parse(`${String(day).slice(0, 10)}T00:00Z`);
const iso = (ms) => new Date(ms).toISOString().slice(0, 10);
const language = document.documentElement.lang;

export default function zoomableFigure(section) {
  const opener = section.querySelector("[aria-expanded]");
  const panel = document.getElementById(opener.getAttribute("aria-controls"));
  let drawn;
  opener.addEventListener("click", async () => {
    panel.hidden = !panel.hidden;
    opener.setAttribute("aria-expanded", String(!panel.hidden));
    say(section, "");
    if (panel.hidden) return;
    if (!drawn) panel.setAttribute("aria-busy", "true"); // its buttons do nothing yet
    drawn ??= draw(section);
    try {
      const fit = await drawn;
      if (panel.hidden) return; // closed again meanwhile
      await fit(); // as wide as the page is now
      panel.setAttribute("aria-busy", "false");
    } catch (error) {
      drawn = undefined;
      panel.hidden = true;
      opener.setAttribute("aria-expanded", "false");
      say(section, section.dataset.failed);
      console.warn("The figure that can be zoomed did not come.", error);
    }
  });
  section.hidden = false;
}

function say(section, words) {
  section.querySelector("[role=status]").textContent = words;
}

async function draw(section) {
  const [figure, plotly] = await Promise.all([fetchFigure(section), loadPlotly(section.dataset)]);
  const plot = section.querySelector("[data-plot]");
  figure.layout.dragmode = matchMedia("(pointer: fine)").matches ? "zoom" : false; // a thumb scrolls the page
  await plotly.newPlot(plot, figure.data, figure.layout, { ...QUIET, locale: language });
  const move = mover(section, plotly, plot);
  const read = reader(section, plotly, plot, move);
  for (const button of section.querySelectorAll("[data-move]")) {
    button.addEventListener("click", () => move[button.dataset.move]());
  }
  for (const button of section.querySelectorAll("[data-observer]")) {
    button.addEventListener("click", () => toggle(plotly, plot, button));
  }
  section.querySelector("[role=application]").addEventListener("keydown", read);
  plot.on("plotly_hover", ({ points: [point] }) => say(section, point.customdata));
  return () => plotly.Plots.resize(plot);
}

async function fetchFigure(section) {
  const answer = await fetch(section.dataset.figureUrl + location.search, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

function toggle(plotly, plot, button) {
  const isOn = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(isOn));
  const places = plot.data.flatMap((trace, place) => (trace.legendgroup === button.dataset.observer ? [place] : []));
  if (places.length) plotly.update(plot, { visible: isOn }, { shapes: withoutRing(plot) }, places);
}

/** Return what moves the period: each function shows it, and says it in words. */
function mover(section, plotly, plot) {
  const [first, last] = [plot.layout.xaxis.minallowed, plot.layout.xaxis.maxallowed].map(time);
  const written = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const shown = () => plot.layout.xaxis.range.map(time);
  const show = async (start, length) => {
    const width = Math.min(Math.max(length, LEAST), last - first);
    const from = Math.min(Math.max(start, first), last - width);
    await plotly.relayout(plot, { "xaxis.range": [iso(from), iso(from + width)] });
    return [from, from + width].map((ms) => written.format(ms));
  };
  const scaled = (share, factor) => async () => {
    const [from, to] = shown();
    const length = (to - from) * factor;
    const [start, end] = await show((from + to) / 2 - length / 2 + (to - from) * share, length);
    say(section, section.dataset.period.replace("FIRST", start).replace("LAST", end));
  };
  return {
    earlier: scaled(-0.5, 1),
    later: scaled(0.5, 1),
    in: scaled(0, 0.5),
    out: scaled(0, 2),
    all: scaled(0, Infinity),
    reach: async (ms) => {
      const [from, to] = shown();
      if (ms < from || ms > to) await show(ms - (to - from) / 2, to - from);
    },
  };
}

/** Return what the arrow keys do: left and right in a row, up and down to the nearest moment of another row. */
function reader(section, plotly, plot, move) {
  let current;
  return async (event) => {
    const rows = rowsOf(plot);
    const row = rows.findIndex((spots) => spots.some((spot) => spot.id === current?.id));
    const place = rows[row]?.findIndex((spot) => spot.id === current.id);
    const nearest = (spots) => spots?.reduce((best, spot) => (away(spot) < away(best) ? spot : best));
    const away = (spot) => Math.abs(spot.at - current.at);
    const found = {
      ArrowRight: () => rows[row]?.[place + 1],
      ArrowLeft: () => rows[row]?.[place - 1],
      ArrowDown: () => nearest(rows[row + 1]),
      ArrowUp: () => nearest(rows[row - 1]),
      Home: () => rows[row]?.[0],
      End: () => rows[row]?.at(-1),
    }[event.key];
    if (!found || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const spot = row < 0 ? rows[0]?.[0] : found();
    if (!spot) return;
    current = spot;
    await move.reach(spot.at);
    await plotly.relayout(plot, { shapes: [...withoutRing(plot), ring(spot)] });
    say(section, spot.words);
  };
}

/** Return the moments that can be seen, by row from top to bottom, each row in the order of the days. */
function rowsOf(plot) {
  const rows = new Map();
  plot.data.forEach((trace, number) => {
    if (!trace.customdata || trace.visible === false) return;
    const spots = rows.get(trace.meta.row) ?? [];
    const axes = { x: trace.xaxis ?? "x", y: trace.yaxis ?? "y" };
    trace.customdata.forEach((words, place) => {
      const at = Math.max(time((trace.base ?? trace.x)[place]), time(plot.layout.xaxis.minallowed));
      spots.push({ id: `${number}.${place}`, at, y: trace.y[place], axes, words });
    });
    rows.set(trace.meta.row, spots);
  });
  return [...rows.values()].map((spots) => spots.sort((one, other) => one.at - other.at));
}

function withoutRing(plot) {
  return (plot.layout.shapes ?? []).filter(({ name }) => name !== "here");
}

/** Return the circle around the moment that is read. */
function ring({ at, y, axes }) {
  const box = { x0: -11, x1: 11, y0: -11, y1: 11, xsizemode: "pixel", ysizemode: "pixel" };
  const place = { xref: axes.x, yref: axes.y, xanchor: iso(at), yanchor: y };
  return { ...box, ...place, name: "here", type: "circle", layer: "above", line: { color: "#1d2733", width: 2 } };
}

async function loadPlotly({ plotlySrc, plotlyLocaleSrc, plotlyCss }) {
  if (window.Plotly) return window.Plotly;
  // With this id and class plotly leaves its own style element out, which the style policy would refuse.
  const style = { id: "plotly.js-style-global", className: "no-inline-styles", rel: "stylesheet", href: plotlyCss };
  await Promise.all([arrived("link", style), arrived("script", { src: plotlySrc })]);
  if (language.startsWith("nl")) await arrived("script", { src: plotlyLocaleSrc });
  return window.Plotly;
}

function arrived(name, attributes) {
  const element = Object.assign(document.createElement(name), attributes);
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve, { once: true });
    element.addEventListener("error", () => reject(new Error(`Not loaded: ${attributes.src ?? attributes.href}`)), { once: true });
    document.head.append(element);
  });
}
