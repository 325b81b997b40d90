'use strict';
(() => {
  const main = document.getElementById('main');
  const announcement = document.getElementById('announcement');
  const stateTexts = {
    received: ['Received', 'Waiting for the worker.'],
    planning: ['Planning', 'The plan is being made. Nothing is deleted.'],
    awaitingApproval: ['Awaiting approval', 'The plan waits for a second person.'],
    running: ['Running', ''],
    verifying: ['Verifying', 'The result is being checked.'],
    completed: ['Completed', ''],
    completedWithDifferences: ['Completed with differences', 'The result names what changed, was retained or is new.'],
    failed: ['Failed', ''],
    cancelled: ['Cancelled', '']
  };
  const kindTexts = { access: 'Access', erasure: 'Erasure' };
  const fieldTexts = {
    reference: 'Reference', receivedOn: 'Received on', selection: 'Whose data', 'selection.tags': 'Tags', 'selection.metadata': 'Metadata',
    'selection.imageIds': 'Image ids', 'selection.blankOthers': 'The copy'
  };
  let token = '';
  let source = null;
  let timer = 0;

  const stamp = (text) => (text ? new Date(text).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }) : '');
  const day = (text) => new Date(text + 'T12:00:00').toLocaleDateString('en-GB', { dateStyle: 'medium' });
  const lines = (id) => document.getElementById(id).value.split('\n').map((line) => line.trim()).filter(Boolean);
  const element = (name, text) => { const made = document.createElement(name); made.textContent = text ?? ''; return made; };
  const badge = (target, state) => {
    target.textContent = stateTexts[state][0];
    target.dataset.state = state;
    target.classList.add('badge');
    return target;
  };

  async function call(path, method = 'GET', body) {
    const response = await fetch(path, {
      method,
      headers: method === 'GET' ? {} : { 'Content-Type': 'application/json', 'X-CSRF-Token': token },
      body: method === 'GET' ? undefined : JSON.stringify(body ?? {})
    });
    if (response.status === 401) { location.assign('/'); }
    const answer = response.status === 204 ? null : await response.json().catch(() => null);
    if (!response.ok) {
      const error = new Error(answer?.detail ?? `The portal answered with status ${response.status}.`);
      error.messages = answer?.errors
        ? Object.entries(answer.errors).flatMap(([field, texts]) => texts.map((text) => `${fieldTexts[field] ?? field}: ${text}`))
        : [error.message];
      throw error;
    }
    return answer;
  }

  function show(view, title) {
    main.replaceChildren(document.getElementById(view).content.cloneNode(true));
    document.title = `${title} – Data subject requests`;
    main.focus();
  }

  function explain(error) {
    const faults = main.querySelector('.faults');
    if (!faults) { main.replaceChildren(element('p', error.message)); return; }
    faults.replaceChildren(...(error.messages ?? [error.message]).map((text) => element('p', text)));
    faults.hidden = false;
  }

  const facts = (list, pairs) => list.replaceChildren(
    ...pairs.filter(([, value]) => value).flatMap(([name, value]) => [element('dt', name), element('dd', value)])
  );

  function submitted(form, work) {
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const button = form.querySelector('button');
      button.disabled = true;
      try { await work(); } catch (error) { explain(error); } finally { button.disabled = false; }
    });
  }

  async function list() {
    show('list-view', 'Requests');
    let before = '';
    const refresh = async () => {
      const requests = await call('/api/requests/');
      if (JSON.stringify(requests) === before) { return; }
      before = JSON.stringify(requests);
      main.querySelector('.empty').hidden = requests.length > 0;
      main.querySelector('.scroll').hidden = requests.length === 0;
      main.querySelector('tbody').replaceChildren(...requests.map((request) => {
        const row = document.createElement('tr');
        const link = element('a', request.reference ?? request.id);
        link.href = `#/requests/${request.id}`;
        const first = document.createElement('td');
        first.append(link);
        const state = document.createElement('td');
        state.append(badge(document.createElement('strong'), request.state));
        const due = element('td', day(request.dueOn) + (request.isOverdue ? ' (overdue)' : '') + (request.extension ? ' (extended)' : ''));
        due.classList.toggle('late', request.isOverdue);
        row.append(first, element('td', kindTexts[request.kind]), state, element('td', day(request.receivedOn)), due);
        return row;
      }));
    };
    await refresh();
    timer = setInterval(() => { if (!document.hidden) { refresh().catch(() => {}); } }, 5000);
  }

  function create() {
    show('new-view', 'New request');
    const form = main.querySelector('form');
    const kind = () => form.querySelector('[name=kind]:checked').value;
    const adapt = () => {
      form.querySelector('.for-access').hidden = kind() !== 'access';
      form.querySelector('.for-erasure').hidden = kind() !== 'erasure';
    };
    form.addEventListener('change', adapt);
    submitted(form, async () => {
      const selection = { tags: lines('tags'), imageIds: lines('images'), metadata: lines('metadata').map((line) => {
        const at = line.indexOf('=');
        return at < 0 ? { key: line, value: '' } : { key: line.slice(0, at), value: line.slice(at + 1) };
      }) };
      if (kind() === 'access') {
        selection.blankOthers = document.getElementById('blank').checked;
      } else {
        selection.acceptCollateral = document.getElementById('collateral').checked;
        selection.deleteEmptiedTags = document.getElementById('emptied').checked;
        selection.models = document.getElementById('models').value || null;
      }
      const made = await call('/api/requests/', 'POST', {
        id: crypto.randomUUID(), kind: kind(), selection,
        reference: document.getElementById('reference').value.trim() || null,
        receivedOn: document.getElementById('received').value || null
      });
      location.hash = `#/requests/${made.id}`;
    });
  }

  async function detail(id) {
    const path = `/api/requests/${id}`;
    show('detail-view', 'Request');
    const find = (selector) => main.querySelector(selector);
    const change = (verb, body) => async () => { render(await call(`${path}/${verb}`, 'POST', body?.())); watch(); };
    let shown = '';

    function render(request) {
      const [text, explanation] = stateTexts[request.state];
      find('h1').textContent = `${kindTexts[request.kind]} ${request.reference ?? request.id}`;
      document.title = `${find('h1').textContent} – Data subject requests`;
      badge(find('.state .badge'), request.state);
      find('.explanation').textContent = request.failureText ?? explanation;
      if (shown && shown !== request.state) { announcement.textContent = `The request is now: ${text}.`; }
      shown = request.state;
      find('.progress').hidden = !['received', 'planning', 'running', 'verifying'].includes(request.state);
      const waits = request.state === 'awaitingApproval';
      find('.approval').hidden = !waits;
      if (waits) {
        find('.plan').href = `${path}/plan`;
        find('.digest').textContent = request.planDigest;
        find('.expires').textContent = stamp(request.planExpiresAt);
        const approvers = request.approvedBy.length ? ': ' + request.approvedBy.join(', ') : '';
        find('.approvals').textContent = `${request.approvedBy.length} of ${request.approvalsRequired}${approvers}`;
        find('.approve').hidden = request.approvalObstacle != null;
        find('.obstacle').hidden = request.approvalObstacle == null;
        find('.obstacle').textContent = request.approvalObstacle ?? '';
      }
      const documents = [
        [request.hasArchive, `${path}/archive`, `Download the archive (zip), until ${stamp(request.archiveExpiresAt)}`],
        [request.hasReceipt, `${path}/receipt`, 'Download the receipt (JSON)'],
        [request.hasReceipt && request.kind === 'erasure', `${path}/receipt/page`, 'Download the receipt of the erasure (page to print)'],
        [
          request.hasReceipt && request.kind === 'erasure', `${path}/receipt/erasure`,
          'Download the receipt of the erasure (JSON, every object)'
        ]
      ].filter(([offered]) => offered);
      find('.results').hidden = documents.length === 0;
      find('.results ul').replaceChildren(...documents.map(([, href, name]) => {
        const item = document.createElement('li');
        const link = element('a', name);
        link.href = href;
        link.setAttribute('download', '');
        item.append(link);
        return item;
      }));
      facts(find('.facts'), [
        ['Id', request.id], ['Submitted', `${stamp(request.submittedAt)} by ${request.submittedBy}`],
        ['Received on', day(request.receivedOn)],
        ['Due on', day(request.dueOn) + (request.extension ? ', extended by two months' : '') + (request.isOverdue ? ' (overdue)' : '')],
        ['Attempt', request.attempt > 1 ? String(request.attempt) : ''],
        ['Approved by', waits ? '' : request.approvedBy.join(', ')], ['Finished', stamp(request.finishedAt)]
      ]);
      const closed = ['completed', 'completedWithDifferences', 'cancelled'].includes(request.state);
      const canCancel = !closed && (request.kind === 'access' || !['running', 'verifying'].includes(request.state));
      find('.retry').hidden = request.state !== 'failed';
      find('.retry .for-erasure').hidden = request.kind !== 'erasure';
      find('.cancel').hidden = !canCancel;
      find('.extend').hidden = closed || request.extension != null || request.isOverdue;
      find('.actions').hidden = closed;
      find('.faults').hidden = true;
    }

    async function audit() {
      const entries = await call(`${path}/audit`);
      find('.scroll tbody').replaceChildren(...entries.map((entry) => {
        const row = document.createElement('tr');
        const hash = element('td', entry.hash.slice(0, 16) + '…');
        hash.className = 'hash';
        hash.title = entry.hash;
        row.append(
          element('td', entry.sequence), element('td', stamp(entry.at)), element('td', entry.action), element('td', entry.actor), hash
        );
        return row;
      }));
    }

    async function subject() {
      const selection = await call(`${path}/selection`).catch(() => null);
      find('.subject').hidden = selection === null;
      if (selection) {
        facts(find('.subject dl'), [
          ['Tags', selection.tags.join(', ')], ['Metadata', selection.metadata.map((pair) => `${pair.key}=${pair.value}`).join(', ')],
          ['Images', selection.imageIds.join(', ')], ['Predictions', selection.predictionIds.join(', ')],
          ['Projects', selection.projectIds.join(', ')],
          ['Others', selection.blankOthers ? 'left out of the copy' : ''], ['Models', selection.models ?? '']
        ]);
      }
    }

    async function load() {
      const request = await call(path);
      render(request);
      const closed = ['completed', 'completedWithDifferences', 'cancelled'].includes(request.state);
      if (closed) { find('.subject').hidden = true; }
      await Promise.all([audit(), closed ? null : subject()]);
    }

    function watch() {
      source?.close();
      source = new EventSource(`${path}/events`);
      source.addEventListener('progress', (event) => {
        const step = JSON.parse(event.data);
        if (location.hash !== `#/requests/${id}`) { return; }
        const bar = find('progress');
        if (step.total) { bar.max = step.total; bar.value = Math.min(step.done ?? 0, step.total); } else { bar.removeAttribute('value'); }
        find('.figures').textContent = step.total ? `${step.done} of ${step.total}` : '';
        if (['completed', 'completedWithDifferences', 'cancelled', 'failed'].includes(step.state)) { source.close(); }
        if (step.state !== shown) { load().catch(explain); }
      });
    }

    submitted(find('.approve'), change('approval', () => ({ planDigest: find('.digest').textContent })));
    submitted(find('.retry'), change('retry', () => ({ models: document.getElementById('retry-models').value || null })));
    submitted(find('.extend'), change('extension', () => ({ reason: document.getElementById('extend-reason').value })));
    submitted(find('.cancel'), change('cancellation'));
    await load();
    watch();
  }

  async function route() {
    source?.close();
    clearInterval(timer);
    announcement.textContent = '';
    const id = /^#\/requests\/([0-9a-f-]{36})$/.exec(location.hash)?.[1];
    try {
      if (id) { await detail(id); } else if (location.hash === '#/new') { create(); } else { await list(); }
    } catch (error) { explain(error); }
  }

  document.getElementById('sign-out').addEventListener('click', async () => {
    await call('/api/sign-out', 'POST').catch(() => {});
    location.assign('/');
  });
  // The hash names the view, so the link moves the focus itself.
  document.querySelector('.skip').addEventListener('click', (event) => { event.preventDefault(); main.focus(); });
  addEventListener('hashchange', route);
  call('/api/session').then((session) => {
    token = session.token;
    document.getElementById('name').textContent = session.name;
    return route();
  }).catch(explain);
})();
