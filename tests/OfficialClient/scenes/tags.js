// Tags: two to train with, one to spare.

import assert from 'node:assert/strict';
import { list } from '../checks/values.js';
import { refused } from '../checks/refusals.js';

export async function createTags(world) {
  const { training, models } = world;

  await world.step('CreateTag', async () => {
    world.tags = [];
    for (const name of ['ears', 'Löffel & tail', 'spare']) {
      const tag = await training.createTag(world.id, name, { description: `about ${name}`, type: 'Regular' });
      models.tag(tag, 'tag');
      assert.deepEqual({ ...tag, id: '' }, { id: '', name, description: `about ${name}`, type: 'Regular', imageCount: 0 });
      world.tags.push(tag);
    }
  });

  await world.step('CreateTag refuses a name that is taken', () =>
    refused(training.createTag(world.id, 'EARS'), 400, 'BadRequestTagNameNotUnique'));

  await world.step('GetTag and GetTags agree', async () => {
    const all = await training.getTags(world.id);
    list(models.tag)(all, 'tags');
    assert.equal(all.length, world.tags.length);
    for (const tag of world.tags) {
      assert.deepEqual(all.find((one) => one.id === tag.id), { ...tag });
      assert.deepEqual({ ...(await training.getTag(world.id, tag.id)) }, { ...tag });
    }
  });

  await world.step('UpdateTag renames', async () => {
    const [first] = world.tags;
    const changed = await training.updateTag(world.id, first.id, { ...first, name: 'long ears', description: 'of a hare' });
    models.tag(changed, 'tag');
    assert.deepEqual({ ...changed }, { ...first, name: 'long ears', description: 'of a hare' });
    world.tags[0] = changed;
  });
}

/** The spare tag has no image, so nobody can train with it. */
export async function deleteSpareTag(world) {
  const { training, tags } = world;
  const spare = tags[2];

  await world.step('TrainProject refuses a tag without images', () =>
    refused(training.trainProject(world.id), 400, world.isDetection
      ? 'BadRequestDetectionTrainingValidationFailed'
      : 'BadRequestMultiLabelClassificationTrainingValidationFailed'));

  await world.step('DeleteTag', async () => {
    const answer = await training.deleteTag(world.id, spare.id);
    assert.equal(answer._response.status, 204);
    await refused(training.getTag(world.id, spare.id), 404, 'NotFoundTag');
    await refused(training.deleteTag(world.id, spare.id), 404, 'NotFoundTag');
    tags.pop();
  });
}
