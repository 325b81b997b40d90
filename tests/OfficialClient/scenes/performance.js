// How good the iteration is, as a whole and image by image.

import assert from 'node:assert/strict';
import { list } from '../checks/values.js';

export async function measure(world) {
  const { training, models, tags } = world;
  const iterationId = world.iteration.id;

  await world.step('GetIterationPerformance', async () => {
    const performance = await training.getIterationPerformance(world.id, iterationId, { threshold: 0.5, overlapThreshold: 0.3 });
    models.performance(performance, 'performance');
    assert.deepEqual(performance.perTagPerformance.map((one) => [one.id, one.name]).sort(), tags.map((tag) => [tag.id, tag.name]).sort());
    const strict = await training.getIterationPerformance(world.id, iterationId, { threshold: 0.9, overlapThreshold: 0.3 });
    assert.ok(strict.recall <= performance.recall, 'a higher threshold finds more');
    assert.deepEqual({ ...(await training.getIterationPerformance(world.id, iterationId, { threshold: 0.9, overlapThreshold: 0.3 })) }, { ...strict });
  });

  await world.step('GetImagePerformances and their count', async () => {
    const count = (await training.getImagePerformanceCount(world.id, iterationId)).body;
    const trained = (await training.getTaggedImageCount(world.id, { iterationId })).body;
    assert.ok(count > 0 && count < trained, 'only a part of the images is evaluated');
    const all = await training.getImagePerformances(world.id, iterationId, { take: 256, orderBy: 'Oldest' });
    list(models.imagePerformance)(all, 'performances');
    assert.equal(all.length, count);
    assert.ok(all.every((one) => one.predictions.every((result) => (result.boundingBox !== undefined) === world.isDetection)), 'boxes belong to detection');

    const tagIds = [tags[0].id];
    const some = await training.getImagePerformances(world.id, iterationId, { tagIds, take: 256 });
    assert.equal(some.length, (await training.getImagePerformanceCount(world.id, iterationId, { tagIds })).body);
    assert.ok(some.length < count && some.every((one) => one.tags.some((tag) => tag.tagId === tags[0].id)), 'the tag does not choose');
  });
}
