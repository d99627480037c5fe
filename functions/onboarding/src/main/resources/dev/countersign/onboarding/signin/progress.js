// Looks again by itself and replaces what has changed, so that nobody loses their place on the page.
const main = document.querySelector('main');
const parts = ['steps', 'next'];
const seen = Object.fromEntries(parts.map(id => [id, document.getElementById(id).innerHTML]));

function offerCopy() {
  const copy = document.getElementById('copy');
  if (copy && navigator.clipboard) {
    copy.hidden = false;
  }
}

function copyCode(button) {
  const code = document.getElementById('code');
  navigator.clipboard.writeText(code.textContent).then(
    () => { button.textContent = 'Copied'; },
    () => { getSelection().selectAllChildren(code); });
}

function show(page) {
  if (!parts.every(id => page.getElementById(id))) {
    location.reload(); // it has ended: a page of another kind
    return false;
  }
  for (const id of parts) {
    const now = page.getElementById(id).innerHTML;
    if (now !== seen[id]) {
      seen[id] = now;
      document.getElementById(id).innerHTML = now;
    }
  }
  offerCopy();
  return true;
}

async function look() {
  let goOn = true;
  try {
    const answer = await fetch(location.pathname, { cache: 'no-store' });
    if (answer.status < 500) {
      goOn = show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    }
  } catch (e) {
    // Not reachable just now: the next look counts.
  }
  if (goOn) {
    setTimeout(look, 5000);
  }
}

main.addEventListener('click', event => {
  if (event.target.id === 'copy') {
    copyCode(event.target);
  }
});
offerCopy();
setTimeout(look, 5000);
