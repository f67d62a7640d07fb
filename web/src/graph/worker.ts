// Lays graphs out, out of sight: the page stays quick however many nodes there are.
import { layout, type Plan } from './layout';

addEventListener('message', (event: MessageEvent<{ readonly id: number; readonly plan: Plan }>) => {
  const { id, plan } = event.data;
  postMessage({ id, places: layout(plan) });
});
