// Draws every [data-chart] from its JSON with the colours of the tokens: SVG, no animation, four series at most. 看表 shows the numbers.
const token = (name) => getComputedStyle(document.documentElement).getPropertyValue("--sz-" + name).trim();
const dark = document.documentElement.dataset.bsTheme === "dark";
const scale = dark ? parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 * 1.5 : 1;
const size = 12 * scale;
const grey = { color: token("text-3"), fontSize: size };

const axis = {
  axisLine: { lineStyle: { color: token("line-strong") } }, axisTick: { show: false },
  axisLabel: grey, splitLine: { lineStyle: { color: token("grid") } },
};
const widest = (words) => Math.max(0, ...words.map((word) => [...String(word)].reduce((sum, c) => sum + (c.charCodeAt(0) > 255 ? 1 : 0.6), 0))) * size;
const written = (value) => (value === null || value === undefined ? "无数据" : Number(value).toLocaleString("zh-CN"));

function hatch() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 6;
  const pen = canvas.getContext("2d");
  pen.strokeStyle = token("past");
  pen.moveTo(0, 6); pen.lineTo(6, 0); pen.stroke();
  return { image: canvas, repeat: "repeat" };
}

// Stretches without data, hatched: never drawn as zero.
function gaps(data) {
  const found = [];
  data.categories.forEach((name, at) => {
    if (!data.series.filter((series) => !series.past).every((series) => series.values[at] === null)) return;
    const last = found[found.length - 1];
    if (last && last.end === at - 1) { last.end = at; last[1].xAxis = name; }
    else found.push(Object.assign([{ xAxis: name, itemStyle: { color: hatch() } }, { xAxis: name }], { end: at }));
  });
  return found;
}

function areas(data) {
  const bands = data.bands.map((band) => [
    { xAxis: band.first, name: band.label, itemStyle: { color: token("band") }, label: { ...grey, show: true, position: "insideTop" } },
    { xAxis: band.last },
  ]);
  return { silent: true, data: [...bands, ...gaps(data)], label: { show: false } };
}

function look(data, series, at) {
  const colour = series.past ? token("past") : token("series-" + (at + 1));
  const common = { name: series.name, data: series.values, itemStyle: { color: colour }, ...(at === 0 ? { markArea: areas(data) } : {}) };
  if (data.kind !== "line") return { ...common, type: "bar", barWidth: 10 * scale, barGap: "20%" };
  const last = [...series.values].reverse().find((value) => value !== null);
  return {
    ...common, type: "line", symbol: "circle", symbolSize: 4 * scale, showSymbol: data.categories.length < 3,
    lineStyle: { color: colour, width: 2 * scale, type: [[], [5, 3], [2, 2], [8, 3, 2, 3]][at].map((n) => n * scale) },
    endLabel: { show: true, formatter: `${series.name}${written(last)}`, color: token(series.past || at === 0 ? "text" : "text-2"), fontWeight: 600, fontSize: size, offset: [0, at % 2 ? 6 : -4] },
    labelLayout: { moveOverlap: "shiftY" },
  };
}

function upright(data) {
  const line = data.kind === "line";
  const many = data.series.length > 1 && !line;
  const ends = data.series.map((series) => series.name + written([...series.values].reverse().find((value) => value !== null)));
  const left = widest([written(Math.max(...data.series.flatMap((series) => series.values)))]) + 14 * scale;
  return {
    grid: { left, right: line ? widest(ends) + 20 * scale : 14 * scale, top: (many ? 32 : 16) * scale, bottom: 26 * scale },
    legend: many ? { right: 12, top: 4, itemWidth: 14, itemHeight: 8, textStyle: { color: token("text-2"), fontSize: size } } : undefined,
    xAxis: { ...axis, type: "category", data: data.categories, boundaryGap: !line, axisLabel: { ...grey, hideOverlap: true } },
    yAxis: { ...axis, type: "value", min: line ? undefined : 0, axisLine: { show: false }, splitNumber: 3 },
    series: data.series.map((series, at) => look(data, series, at)),
  };
}

function lying(data) {
  const share = (value) => (data.share_of ? `  ${(100 * value / data.share_of).toFixed(1)}%` : "");
  return {
    grid: { left: widest(data.categories) + 24 * scale, right: 96 * scale, top: 4, bottom: 4 },
    xAxis: { type: "value", show: false, min: 0 },
    yAxis: { ...axis, type: "category", inverse: true, axisLine: { show: false }, data: data.categories, axisLabel: { color: token("text"), fontSize: 13 * scale } },
    series: data.series.map((series, at) => ({
      ...look(data, series, at), markArea: undefined,
      label: { show: true, position: "right", color: token("text"), fontSize: size, formatter: (point) => written(point.value) + share(point.value) },
    })),
  };
}

function draw(box) {
  const data = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  const drawing = window.echarts.init(box, null, { renderer: "svg" });
  drawing.setOption({
    animation: false,
    textStyle: { fontFamily: token("sans"), fontSize: size, color: token("text-2") },
    tooltip: dark ? undefined : { trigger: "axis", transitionDuration: 0, valueFormatter: (value) => written(value) + data.unit },
    ...(data.kind === "hbar" ? lying(data) : upright(data)),
  });
  if (window.ResizeObserver) new ResizeObserver(() => drawing.resize()).observe(box);
}

document.querySelectorAll("[data-chart]").forEach(draw);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-shows]");
  if (!button) return;
  const box = document.getElementById(button.dataset.shows);
  const table = document.getElementById(button.dataset.shows + "-table");
  const opens = table.hidden;
  table.hidden = !opens;
  box.hidden = opens;
  button.setAttribute("aria-expanded", String(opens));
  button.textContent = opens ? "看图" : "看表";
});
