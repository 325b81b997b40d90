// Published, asked, stored, queried; and the fourth way to upload.

import assert from 'node:assert/strict';
import { list } from '../checks/values.js';
import { refused } from '../checks/refusals.js';
import { until } from '../waiting.js';
import { keep } from './uploads.js';

const publishName = 'in production';

export async function predict(world) {
  await publish(world);
  await ask(world);
  await quickTest(world);
  await query(world);
  await uploadFromPredictions(world);
  await forget(world);
}

async function publish(world) {
  const { training, models, settings } = world;
  const iterationId = world.iteration.id;

  await world.step('PublishIteration refuses what is no prediction resource', () =>
    refused(training.publishIteration(world.id, iterationId, publishName, 'somewhere'), 400, 'BadRequestInvalidPublishTarget'));

  await world.step('PublishIteration', async () => {
    const answer = await training.publishIteration(world.id, iterationId, publishName, settings.predictionResourceId);
    assert.equal(answer.body, true);
    const published = await training.getIteration(world.id, iterationId);
    models.iteration(published, 'iteration');
    assert.deepEqual([published.publishName, published.originalPublishResourceId], [publishName, settings.predictionResourceId]);
  });

  await world.step('PublishIteration a second time is refused', () =>
    refused(training.publishIteration(world.id, iterationId, 'again', settings.predictionResourceId, { overwrite: true }), 400, 'BadRequestIterationIsPublished'));
}

async function ask(world) {
  const { prediction, models, pictureServer } = world;
  const [verb, other] = world.isDetection ? ['detect', 'classify'] : ['classify', 'detect'];
  world.stored = new Map();

  for (const name of [`${verb}Image`, `${verb}ImageUrl`, `${verb}ImageWithNoStore`, `${verb}ImageUrlWithNoStore`]) {
    await world.step(name, async () => {
      const picture = world.draw();
      const source = name.includes('Url') ? { url: pictureServer.serve(picture.bytes) } : picture.bytes;
      const answer = await prediction[name](world.id, publishName, source, { application: 'official' });
      models.prediction(answer, 'prediction');
      assert.deepEqual([answer.project, answer.iteration], [world.id, world.iteration.id]);
      assert.deepEqual(new Set(answer.predictions.map((one) => one.tagName)), new Set(world.tags.map((tag) => tag.name)));
      assert.ok(answer.predictions.every((one) => (one.boundingBox !== undefined) === world.isDetection), 'boxes belong to detection');
      if (!name.endsWith('NoStore')) {
        world.stored.set(answer.id, picture);
      }
    });
  }

  await world.step(`${verb}Image refuses what is not published`, () =>
    refused(prediction[`${verb}Image`](world.id, 'nowhere', world.draw().bytes), 404, 'NotFoundIteration'));

  await world.step(`${other}Image is refused by the other kind of project`, () =>
    refused(prediction[`${other}Image`](world.id, publishName, world.draw().bytes), 400, 'BadRequest'));
}

async function quickTest(world) {
  const { training, models, pictureServer } = world;
  const iterationId = world.iteration.id;

  await world.step('QuickTestImage and QuickTestImageUrl, stored and not', async () => {
    const [first, second, third] = [world.draw(), world.draw(), world.draw()];
    const stored = await training.quickTestImage(world.id, first.bytes, { iterationId });
    models.prediction(stored, 'prediction');
    world.stored.set(stored.id, first);
    const byUrl = await training.quickTestImageUrl(world.id, { url: pictureServer.serve(second.bytes) }, { iterationId, store: true });
    models.prediction(byUrl, 'prediction');
    world.stored.set(byUrl.id, second);
    models.prediction(await training.quickTestImage(world.id, third.bytes, { store: false }), 'prediction');
  });
}

// The service answers null for what the client's own model says is never null, so the token cannot be sent back as it came.
function next(token) {
  return Object.fromEntries(Object.entries(token).filter(([, value]) => value !== null));
}

async function query(world) {
  const { training, models, stored } = world;

  await world.step('QueryPredictions page by page', async () => {
    await until('the predictions to be seen', () => training.queryPredictions(world.id, {}), ({ results }) => results.length >= stored.size);
    const found = [];
    let token = { orderBy: 'Oldest', maxCount: 3 };
    do {
      const page = await training.queryPredictions(world.id, next(token));
      list(models.storedPrediction)(page.results, 'results');
      found.push(...page.results);
      token = page.token;
      assert.deepEqual([token.orderBy, token.maxCount], ['Oldest', 3]);
    } while (token.continuation);

    assert.deepEqual(found.map((one) => one.id), [...stored.keys()], 'what was stored, in its order, and nothing else');
    for (const one of found) {
      const answer = await fetch(one.originalImageUri);
      assert.equal(answer.status, 200);
      assert.ok(Buffer.from(await answer.arrayBuffer()).equals(stored.get(one.id).bytes), `the bytes of prediction ${one.id} differ`);
    }
  });

  await world.step('QueryPredictions by application, time, iteration and tag', async () => {
    const count = async (criteria) => (await training.queryPredictions(world.id, { orderBy: 'Newest', ...criteria })).results.length;
    const [earlier, later] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
    assert.equal(await count({ application: 'official' }), 2, 'quick tests name no application');
    assert.equal(await count({ startTime: earlier, endTime: later, iterationId: world.iteration.id }), stored.size);
    assert.equal(await count({ startTime: later }), 0);
    assert.equal(await count({ endTime: earlier }), 0);
    assert.equal(await count({ tags: [{ id: world.tags[0].id, minThreshold: 0, maxThreshold: 1 }] }), stored.size);
    const three = Array(3).fill({ id: world.tags[0].id, minThreshold: 0, maxThreshold: 1 });
    await refused(training.queryPredictions(world.id, { tags: three }), 400, 'BadRequestPredictionTagsExceededCount');
  });
}

async function uploadFromPredictions(world) {
  await world.step('CreateImagesFromPredictions', async () => {
    const [[id, picture]] = world.stored;
    const answer = await world.training.createImagesFromPredictions(world.id, { images: [{ id }], tagIds: [world.tags[0].id], metadata: { origin: 'predictions' } });
    const [image] = keep(world, answer, new Map([[id, picture]]));
    assert.deepEqual(image.metadata, { origin: 'predictions' });
    const found = await fetch(image.originalImageUri);
    assert.ok(Buffer.from(await found.arrayBuffer()).equals(picture.bytes), 'the bytes differ');
  });
}

async function forget(world) {
  const { training, stored } = world;

  await world.step('DeletePrediction', async () => {
    const [first, ...rest] = stored.keys();
    const { results: [{ originalImageUri }] } = await training.queryPredictions(world.id, { orderBy: 'Oldest', maxCount: 1 });
    assert.equal((await training.deletePrediction(world.id, [first]))._response.status, 204);
    const left = await training.queryPredictions(world.id, { orderBy: 'Oldest' });
    assert.deepEqual(left.results.map((one) => one.id), rest);
    assert.equal((await fetch(originalImageUri)).status, 404, 'the picture of a deleted prediction is still there');
    assert.equal((await training.deletePrediction(world.id, rest))._response.status, 204);
    assert.equal((await training.queryPredictions(world.id, { orderBy: 'Oldest' })).results.length, 0);
  });
}
