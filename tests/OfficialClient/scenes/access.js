// The wrong key, and the right one at the wrong door.

import { predictionClient, trainingClient } from '../clients.js';
import { refusedByGateway } from '../checks/refusals.js';

export async function tryAccess(settings, version, steps) {
  await steps.take(`${version.name}: a wrong key is refused by the gateway`, async () => {
    await refusedByGateway(trainingClient(settings, version, 'wrong').getProjects(), 401);
    await refusedByGateway(trainingClient(settings, version, settings.predictionKey).getProjects(), 401);
    const anywhere = '00000000-0000-0000-0000-000000000001';
    await refusedByGateway(predictionClient(settings, version, settings.trainingKey).classifyImageUrl(anywhere, 'any', { url: settings.endpoint }), 401);
  });
}
