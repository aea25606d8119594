'use strict';
// The report is whole without this. What it adds: filters, sorting, search, permalinks that open what is folded, a theme switch,
// highlights in maps, and the explorer. Text of the estate is only ever set by textContent.
(() => {
  const make = (name, props, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(props || {})) {
      if (key === 'text') element.textContent = value;
      else if (key in element && key !== 'list') element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
  const byId = id => document.getElementById(id);
  const all = (selector, root) => [...(root || document).querySelectorAll(selector)];
  const severities = ['critical', 'high', 'medium', 'low', 'info'];

  // The fragment: a place, then what is set on it: #findings&sev=high&q=ssh
  const readFragment = () => {
    const [place, ...pairs] = location.hash.slice(1).split('&');
    const values = {};
    for (const pair of pairs) {
      const [key, value] = pair.split('=');
      try { values[key] = decodeURIComponent(value || ''); } catch { /* not ours */ }
    }
    return { place, values };
  };
  const writeFragment = (place, values) => {
    const pairs = Object.entries(values).filter(([, value]) => value).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    history.replaceState(null, '', '#' + [place, ...pairs].join('&'));
  };

  // Permalinks.
  const show = () => {
    const { place } = readFragment();
    const target = place && byId(place);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) {
      if (at.localName === 'details') at.open = true;
      // What a filter hides is shown where a link leads to it.
      if (at.hidden) at.hidden = false;
    }
    target.scrollIntoView();
  };
  addEventListener('hashchange', show);

  // Theme.
  const themes = ['auto', 'light', 'dark'];
  const remembered = () => { try { return localStorage.getItem('graph-theme'); } catch { return null; } };
  const setTheme = theme => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try { localStorage.setItem('graph-theme', theme); } catch { /* not from a file in every browser */ }
    button.textContent = `Theme: ${theme}`;
    button.dataset.theme = theme;
  };
  const button = make('button', { type: 'button', id: 'theme' });
  button.addEventListener('click', () => setTheme(themes[(themes.indexOf(button.dataset.theme) + 1) % themes.length]));
  setTheme(themes.includes(remembered()) ? remembered() : 'auto');

  // Search over findings and assets of this page.
  const results = make('ul', { className: 'results', id: 'results' });
  const search = make('input', { type: 'search', id: 'search', placeholder: 'Search  ( / )', 'aria-label': 'Search findings and assets' });
  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    results.replaceChildren();
    if (!words.length) return;
    let found = 0;
    for (const one of all('details.f, tr[data-asset]')) {
      const text = one.textContent.toLowerCase();
      if (!words.every(word => text.includes(word))) continue;
      if (++found > 12) continue;
      const title = one.querySelector('summary .what, th');
      results.append(make('li', {}, make('a', { href: '#' + one.id, text: title.firstChild.textContent })));
    }
    results.append(make('li', { className: 'meta', text: found > 12 ? `${found - 12} more` : found ? '' : 'nothing found' }));
  });
  const tools = byId('tools');
  tools.append(search, results, button);
  tools.hidden = false;

  // Filters of findings.
  const findings = all('details.f');
  const homes = new Map(findings.map(one => [one, one.parentElement]));
  const option = (value, text) => make('option', { value, text: text || value });
  const choice = (label, options) => {
    const select = make('select', {}, ...options);
    return [select, make('label', { text: label }, select)];
  };
  const values = key => [...new Set(findings.map(one => one.dataset[key]).filter(Boolean))].sort();
  const filter = byId('findings-filter');
  let applyFindings = () => {};
  if (filter && findings.length) {
    const [sev, sevLabel] = choice('Severity', [option('', 'all'), ...severities.filter(one => values('sev').includes(one)).map(one => option(one, one === 'info' ? one : `${one} and above`))]);
    const [rule, ruleLabel] = choice('Rule', [option('', 'all'), ...values('rule').map(one => option(one))]);
    const [state, stateLabel] = choice('State', [option('', 'all'), ...values('state').map(one => option(one))]);
    const [tier, tierLabel] = choice('Tier', [option('', 'all'), ...values('tier').map(one => option(one))]);
    const [sort, sortLabel] = choice('Order', [option('', 'by rule'), option('severity', 'by severity'), option('destination', 'by destination')]);
    const text = make('input', { type: 'search', placeholder: 'any text' });
    const textLabel = make('label', { text: 'Contains' }, text);
    const count = make('output', { 'aria-live': 'polite' });
    const flat = byId('findings-flat');
    const controls = { sev, rule, state, tier, sort, q: text };
    const apply = write => {
      const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      const least = severities.indexOf(sev.value);
      let shown = 0;
      for (const one of findings) {
        const fits = (least < 0 || severities.indexOf(one.dataset.sev) <= least)
          && (!rule.value || one.dataset.rule === rule.value) && (!state.value || one.dataset.state === state.value)
          && (!tier.value || one.dataset.tier === tier.value)
          && (!words.length || words.every(word => (one.textContent + one.dataset.rule).toLowerCase().includes(word)));
        one.hidden = !fits;
        if (fits) shown++;
      }
      if (sort.value) {
        const order = [...findings].sort((a, b) => (sort.value === 'severity' ? b.dataset.rank - a.dataset.rank : 0)
          || (a.dataset.to < b.dataset.to ? -1 : a.dataset.to > b.dataset.to ? 1 : 0) || b.dataset.rank - a.dataset.rank);
        flat.append(...order);
      } else for (const one of findings) homes.get(one).append(one);
      flat.hidden = !sort.value;
      byId('findings-rules').hidden = Boolean(sort.value);
      for (const section of all('section.rule')) section.hidden = !sort.value && !all('details.f', section).some(one => !one.hidden);
      count.textContent = `${shown} of ${findings.length} entries shown`;
      if (write) writeFragment('findings', Object.fromEntries(Object.entries(controls).map(([key, one]) => [key, one.value])));
    };
    for (const one of Object.values(controls)) one.addEventListener('input', () => apply(true));
    const reset = make('button', { type: 'button', text: 'Reset' });
    reset.addEventListener('click', () => { for (const one of Object.values(controls)) one.value = ''; apply(true); });
    filter.append(sevLabel, ruleLabel, stateLabel, tierLabel, sortLabel, textLabel, reset, count);
    filter.hidden = false;
    applyFindings = () => {
      const { place, values: set } = readFragment();
      if (place === 'findings') for (const [key, one] of Object.entries(controls)) if (set[key] !== undefined) one.value = set[key];
      apply(false);
    };
  }

  // Filter of assets.
  const assets = all('tr[data-asset]');
  const assetFilter = byId('assets-filter');
  let applyAssets = () => {};
  if (assetFilter && assets.length) {
    const [sev, sevLabel] = choice('Worst finding', [option('', 'any'), option('4', 'critical'), option('3', 'high and above'), option('0', 'any finding'), option('-', 'none')]);
    const text = make('input', { type: 'search', placeholder: 'any text' });
    const count = make('output', { 'aria-live': 'polite' });
    const apply = write => {
      const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of assets) {
        const rank = Number(row.dataset.rank);
        const fits = (!sev.value || (sev.value === '-' ? rank < 0 : rank >= Number(sev.value)))
          && words.every(word => row.textContent.toLowerCase().includes(word));
        row.hidden = !fits;
        if (fits) shown++;
      }
      count.textContent = `${shown} of ${assets.length} assets shown`;
      if (write) writeFragment('tiers', { worst: sev.value, q: text.value });
    };
    sev.addEventListener('input', () => apply(true));
    text.addEventListener('input', () => apply(true));
    assetFilter.append(sevLabel, make('label', { text: 'Contains' }, text), count);
    assetFilter.hidden = false;
    applyAssets = () => {
      const { place, values: set } = readFragment();
      if (place === 'tiers') { sev.value = set.worst || ''; text.value = set.q || ''; }
      apply(false);
    };
  }

  // Sortable tables: by number where both are numbers, else by text.
  for (const table of all('table.sortable')) {
    const heads = all('thead th', table);
    heads.forEach((head, column) => {
      const click = make('button', { type: 'button', text: head.textContent });
      head.replaceChildren(click);
      click.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        for (const other of heads) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const body = table.tBodies[0];
        const value = row => head.dataset.sort ? row.dataset[head.dataset.sort] : row.cells[column].textContent.trim();
        const number = text => /^[\d,.]+/.test(text) ? parseFloat(text.replaceAll(',', '')) : NaN;
        const order = [...body.rows].map(row => [row, value(row)]).sort(([, a], [, b]) => {
          const [x, y] = [number(a), number(b)];
          return Number.isNaN(x) || Number.isNaN(y) ? (a < b ? -1 : a > b ? 1 : 0) : x - y;
        });
        if (down) order.reverse();
        body.append(...order.map(([row]) => row));
      });
    });
  }

  // Maps: an edge lights up with the way from outside that leads to it, a node with its edges.
  for (const map of all('svg.map')) {
    const edges = all('.edge', map);
    const nodes = new Map(all('.node', map).map(node => [node.dataset.node, node]));
    const outside = new Set(all('.node.outside', map).map(node => node.dataset.node));
    const wayTo = goal => {
      const before = new Map([...outside].map(node => [node, null]));
      for (let queue = [...outside]; queue.length;) {
        const at = queue.shift();
        if (at === goal) break;
        for (const edge of edges) {
          if (edge.dataset.from === at && !before.has(edge.dataset.to)) { before.set(edge.dataset.to, edge); queue.push(edge.dataset.to); }
        }
      }
      const way = [];
      for (let at = goal; before.get(at); at = before.get(at).dataset.from) way.push(before.get(at));
      return way;
    };
    const light = lit => {
      map.classList.add('lit');
      for (const edge of lit) {
        edge.classList.add('on');
        nodes.get(edge.dataset.from)?.classList.add('on');
        nodes.get(edge.dataset.to)?.classList.add('on');
      }
    };
    const dim = () => {
      map.classList.remove('lit');
      for (const one of all('.on', map)) one.classList.remove('on');
    };
    for (const edge of edges) {
      edge.addEventListener('pointerenter', () => { dim(); light([edge, ...wayTo(edge.dataset.from)]); });
      edge.addEventListener('pointerleave', dim);
    }
    for (const [id, node] of nodes) {
      const touch = () => { dim(); node.classList.add('on'); light(edges.filter(edge => edge.dataset.from === id || edge.dataset.to === id)); };
      node.addEventListener('pointerenter', touch);
      node.addEventListener('focusin', touch);
      node.addEventListener('pointerleave', dim);
      node.addEventListener('focusout', dim);
    }
  }

  // Explorer.
  const source = byId('explorer-data');
  if (source) {
    const data = JSON.parse(source.textContent);
    const protocols = ['tcp', 'udp', 'icmp'];
    const ends = new Map(data.ends.map(end => [end[0], end]));
    const label = end => end[1] === end[0] ? end[0] : `${end[1]}  ${end[0]}`;
    const byLabel = new Map(data.ends.map(end => [label(end), end]));
    const flows = new Map();
    for (const flow of data.flows) {
      const key = `${flow[0]} ${flow[1]}`;
      flows.set(key, [...(flows.get(key) || []), flow]);
    }
    const refusals = new Map((data.refusals || []).map(pair => [`${pair[0]} ${pair[1]}`, pair.slice(2)]));
    // ICMP asks for an echo request of either family: type 8 or 128, code 0.
    const has = (set, protocol, port) => {
      const [tcp, udp, icmp, icmp6] = data.sets[set];
      const within = (ranges, value) => { for (let at = 0; at < ranges.length; at += 2) if (ranges[at] <= value && value <= ranges[at + 1]) return true; return false; };
      return protocol === 'tcp' ? within(tcp, port) : protocol === 'udp' ? within(udp, port) : within(icmp, 2048) || within(icmp6, 32768);
    };
    const ask = (from, to, protocol, port) => {
      const [a, b] = [ends.get(from), ends.get(to)];
      const inside = a[4][0] !== 0 && a[4][0] !== 1 && b[4][0] !== 0 && b[4][0] !== 1;
      if (!data.whole && inside) return { verdict: 'not in this page', pairs: [], flows: [] };
      const pairs = a[4].flatMap(x => b[4].map(y => `${x} ${y}`));
      const found = pairs.flatMap(pair => flows.get(pair) || []);
      const yes = found.filter(flow => has(flow[2], protocol, port));
      if (yes.length) return { verdict: 'reachable', pairs, flows: yes };
      const perhaps = found.filter(flow => has(flow[3], protocol, port));
      // Of what was not read nothing is refuted.
      const missing = [...new Set([...perhaps.flatMap(flow => flow[4]), ...a[5], ...b[5]])];
      return { verdict: perhaps.length || missing.length ? 'unknown' : 'unreachable', pairs, flows: perhaps, missing };
    };
    const text = number => data.texts[number];
    const hops = (title, list) => {
      const body = make('tbody');
      body.append(make('tr', { className: 'direction' }, make('th', { colSpan: 3, scope: 'rowgroup', text: title })));
      for (let at = 0; at + 2 < list.length; at += 3) {
        const note = text(list[at + 2]);
        body.append(make('tr', { className: note.startsWith('stops here') ? 'stop' : note.startsWith('not known') ? 'gap' : 'pass' },
          make('th', { scope: 'row', text: text(list[at]) }), make('td', { text: text(list[at + 1]) }), make('td', { text: note })));
      }
      return body;
    };
    const head = (...names) => make('thead', {}, make('tr', {}, ...names.map(name => make('th', { scope: 'col', text: name }))));
    const form = byId('explorer-form');
    const output = byId('explorer-answer');
    const field = (name, props) => { const input = make('input', props); return [input, make('label', { text: name }, input)]; };
    const names = make('datalist', { id: 'explorer-ends' }, ...data.ends.map(end => make('option', { value: label(end), label: end[3] })));
    const [from, fromLabel] = field('From', { className: 'wide', list: 'explorer-ends', value: 'internet' });
    const [to, toLabel] = field('To', { className: 'wide', list: 'explorer-ends' });
    from.setAttribute('list', 'explorer-ends');
    to.setAttribute('list', 'explorer-ends');
    const [protocol, protocolLabel] = choice('Protocol', protocols.map(one => option(one)));
    const [port, portLabel] = field('Port', { className: 'port', inputMode: 'numeric', value: '443' });
    form.append(names, fromLabel, toLabel, protocolLabel, portLabel);
    form.hidden = false;
    const line = (className, content) => make('p', { className, text: content });
    const answer = write => {
      output.replaceChildren();
      port.disabled = protocol.value === 'icmp';
      const [a, b] = [from, to].map(input => byLabel.get(input.value) || ends.get(input.value.trim()));
      const number = Number(port.value);
      if (!a || !b) { if (from.value && to.value) output.append(line('note', 'Choose both ends from the list.')); return; }
      if (a === b) { output.append(line('note', 'Within one asset nothing passes the network.')); return; }
      if (protocol.value !== 'icmp' && !(Number.isInteger(number) && number >= 0 && number <= 65535 && port.value.trim())) {
        output.append(line('note', 'A port is a number from 0 to 65535.'));
        return;
      }
      const what = protocol.value === 'icmp' ? 'icmp echo' : `${protocol.value} ${number}`;
      const result = ask(a[0], b[0], protocol.value, number);
      output.append(line(`verdict ${result.verdict}`, result.verdict), line('', `${a[1]} → ${b[1]}, ${what}`));
      const assumed = new Set(result.flows.flatMap(flow => flow[5]).map(text));
      if (result.verdict === 'not in this page') output.append(line('note', `graph prove FILE --from ${a[0]} --to ${b[0]} answers it.`));
      if (result.verdict === 'unknown') output.append(make('ul', { className: 'missing' }, ...result.missing.map(one => make('li', { text: `missing: ${text(one)}` }))));
      if (result.verdict === 'unreachable' && data.missing.length) output.append(line('note', `Closed for the endpoints that the snapshot has. ${data.missing.join('; ')}`));
      if (assumed.size && result.verdict !== 'unreachable') output.append(line('meta', `Rests on: ${[...assumed].join(', ')}`));
      if (result.verdict === 'reachable') {
        const kind = protocols.indexOf(protocol.value);
        const example = result.flows.flatMap(flow => flow[6]).find(one => one[0] === kind && (kind === 2 || (one[1] <= number && number <= one[2])));
        if (example) {
          const [, , , packet, list] = example;
          const cut = list.indexOf(-1);
          const table = make('table', { className: 'plain hops' }, head('Component', 'Rule that decided', 'What happens'),
            hops(`Request ${text(packet)}`, cut < 0 ? list : list.slice(0, cut)));
          if (cut >= 0) table.append(hops('Reply', list.slice(cut + 1)));
          output.append(table);
        } else output.append(line('meta', `graph trace FILE ${a[0]} ${b[0]} shows the hops.`));
      }
      if (result.verdict === 'unreachable') {
        const parts = result.pairs.flatMap(pair => refusals.get(pair) || []).filter(part => has(part[0], protocol.value, number));
        if (parts.length) {
          const body = make('tbody');
          for (let at = 2; at + 1 < parts[0].length; at += 2) body.append(make('tr', {}, make('th', { scope: 'row', text: text(parts[0][at]) }), make('td', { text: text(parts[0][at + 1]) })));
          output.append(line('meta', `Every control that stops ${text(parts[0][1])}:`), make('table', { className: 'plain blockers' }, head('Stopped by', 'Why'), body));
        } else output.append(line('meta', `No packet gets through. graph trace FILE ${a[0]} ${b[0]} names every control.`));
      }
      if (write) writeFragment('explorer', { from: a[0], to: b[0], proto: protocol.value, port: protocol.value === 'icmp' ? '' : port.value });
    };
    for (const one of [from, to, protocol, port]) one.addEventListener('input', () => answer(true));
    const { place, values: set } = readFragment();
    if (place === 'explorer') {
      if (ends.has(set.from)) from.value = label(ends.get(set.from));
      if (ends.has(set.to)) to.value = label(ends.get(set.to));
      if (protocols.includes(set.proto)) protocol.value = set.proto;
      if (set.port) port.value = set.port;
      answer(false);
    }
    // For tests and for other pages' scripts: the verdict without the page.
    source.ask = (a, b, kind, number) => ask(a, b, kind, number).verdict;
  }

  // Keyboard: / searches, j and k go through the findings that are shown.
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || ['INPUT', 'SELECT', 'TEXTAREA'].includes(event.target.tagName)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (event.key === '/') { event.preventDefault(); search.focus(); }
    if (event.key === 'j' || event.key === 'k') {
      const shown = all('details.f').filter(one => !one.hidden && one.offsetParent);
      const at = shown.indexOf(document.activeElement.closest?.('details.f'));
      const next = shown[event.key === 'j' ? at + 1 : Math.max(0, at - 1)];
      if (next) { next.querySelector('summary').focus(); next.scrollIntoView({ block: 'center' }); }
    }
  });

  // A printed page has no folds.
  let folded = [];
  addEventListener('beforeprint', () => { folded = all('details:not([open])'); for (const one of folded) one.open = true; });
  addEventListener('afterprint', () => { for (const one of folded) one.open = false; });

  applyFindings();
  applyAssets();
  show();
})();
