// A chart over time that answers to the pointer: <figure data-module="trajectory-chart"> with the drawing of
// the server in .chart-static, room for plotly in .chart-interactive, and plotly's figure as JSON. The body (or
// the figure) says where plotly is: data-plotly-src, data-plotly-locale-src, data-plotly-css; #chart-layout holds
// the layout that all charts of the page share.
// Plotly is fetched once, when the first chart comes near the window. If anything fails, the drawing stays.

const NEAR = "400px";
const LABEL = 56; // px, the width of "mrt ’25" with some air
let library;

export default function trajectoryChart(figure) {
  if (matchMedia("(forced-colors: active)").matches) return; // the drawing follows them, plotly does not
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      drawInteractive(figure).catch((error) => {
        figure.classList.remove("chart--interactive");
        console.warn("The chart stays as it was drawn by the server.", error);
      });
    },
    { rootMargin: NEAR },
  );
  observer.observe(figure);
}

async function drawInteractive(figure) {
  const { data, yaxis, shapes = [] } = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  const shared = JSON.parse(document.getElementById("chart-layout").textContent);
  const layout = { ...shared, yaxis, shapes: [...shared.shapes, ...shapes] };
  library ??= loadPlotly({ ...document.body.dataset, ...figure.dataset });
  const plotly = await library;
  const room = figure.querySelector(".chart-interactive");
  room.setAttribute("role", "img");
  room.setAttribute("aria-label", figure.querySelector(".chart-static svg").getAttribute("aria-label"));
  thinOut(layout.xaxis, room.clientWidth);
  await plotly.newPlot(room, data, layout, {
    displayModeBar: false,
    doubleClick: false,
    locale: document.documentElement.lang,
    modeBarButtonsToRemove: ["sendChartToCloud"],
    plotlyServerURL: "",
    responsive: true,
    scrollZoom: false,
    showSendToCloud: false,
    showTips: false,
  });
  figure.classList.add("chart--interactive");
}

// Leave out day labels that would run into each other.
function thinOut(axis, width) {
  const step = Math.ceil((axis.ticktext.length * LABEL) / Math.max(width, LABEL));
  axis.ticktext = axis.ticktext.map((text, place) => (place % step ? "" : text));
}

async function loadPlotly({ plotlySrc, plotlyLocaleSrc, plotlyCss }) {
  // With this id and class plotly leaves its own style element out, which the style policy would refuse.
  const style = Object.assign(document.createElement("link"), {
    id: "plotly.js-style-global",
    className: "no-inline-styles",
    rel: "stylesheet",
    href: plotlyCss,
  });
  await Promise.all([arrived(style), arrived(Object.assign(document.createElement("script"), { src: plotlySrc }))]);
  if (document.documentElement.lang.startsWith("nl")) {
    await arrived(Object.assign(document.createElement("script"), { src: plotlyLocaleSrc }));
  }
  return window.Plotly;
}

function arrived(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve, { once: true });
    element.addEventListener("error", () => reject(new Error(`Not loaded: ${element.src ?? element.href}`)), { once: true });
    document.head.append(element);
  });
}
