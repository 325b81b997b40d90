// An iteration: trained, renamed, and holding the images as they were.

import assert from 'node:assert/strict';
import { list } from '../checks/values.js';
import { refused } from '../checks/refusals.js';
import { until } from '../waiting.js';

export async function train(world) {
  await trainFirst(world);
  await compare(world);
  await trainAgain(world);
}

async function trainFirst(world) {
  const { training, models } = world;

  await world.step('TrainProject until Completed', async () => {
    const queued = await training.trainProject(world.id, { trainingType: 'Regular' });
    models.iterationInTraining(queued, 'iteration');
    assert.deepEqual([queued.name, queued.projectId], ['Iteration 1', world.id]);
    world.iteration = await until('the training', () => training.getIteration(world.id, queued.id), (one) => one.status !== 'Training');
    models.iteration(world.iteration, 'iteration');
    assert.deepEqual([world.iteration.id, world.iteration.domainId], [queued.id, world.domainId]);
    assert.equal(world.iteration.classificationType, world.classificationType);
    assert.equal(world.iteration.exportable, true);
    assert.equal(world.iteration.publishName, null);
    assert.ok(world.iteration.trainedAt >= queued.created, 'it was trained before it was made');
  });

  await world.step('TrainProject is refused when nothing changed', () =>
    refused(training.trainProject(world.id), 400, 'BadRequestTrainingNotNeeded'));

  await world.step('GetIterations lists it alone', async () => {
    const iterations = await training.getIterations(world.id);
    list(models.iteration)(iterations, 'iterations');
    assert.deepEqual(iterations.map((one) => ({ ...one })), [{ ...world.iteration }]);
  });

  await world.step('UpdateIteration renames', async () => {
    const changed = await training.updateIteration(world.id, world.iteration.id, { ...world.iteration, name: 'the first' });
    models.iteration(changed, 'iteration');
    assert.equal(changed.name, 'the first');
    world.iteration = changed;
  });
}

async function compare(world) {
  const { training, models } = world;

  await world.step('the iteration holds what the workspace held', async () => {
    const iterationId = world.iteration.id;
    const [mine, theirs] = [await training.getImages(world.id, { take: 256 }), await training.getImages(world.id, { take: 256, iterationId })];
    list(models.image)(theirs, 'images');
    assert.deepEqual(theirs.map((image) => image.id), mine.map((image) => image.id));
    for (const count of ['getImageCount', 'getTaggedImageCount', 'getUntaggedImageCount']) {
      assert.equal((await training[count](world.id, { iterationId })).body, (await training[count](world.id)).body, count);
    }

    const tags = await training.getTags(world.id, { iterationId });
    list(models.tag)(tags, 'tags');
    assert.deepEqual(tags.map((tag) => ({ ...tag })), (await training.getTags(world.id)).map((tag) => ({ ...tag })));
    assert.equal((await training.getTag(world.id, tags[0].id, { iterationId })).imageCount, tags[0].imageCount);
    assert.deepEqual((await training.getUntaggedImages(world.id, { iterationId })).map((image) => image.id), [world.untaggedId]);
    assert.equal((await training.getTaggedImages(world.id, { iterationId, take: 3 })).length, 3);
    assert.equal((await training.getImagesByIds(world.id, { iterationId, imageIds: [world.untaggedId] })).length, 1);
  });
}

async function trainAgain(world) {
  const { training, models } = world;
  const [tag] = world.tags;

  await world.step('TrainProject by force, with one tag, and DeleteIteration', async () => {
    const base = { projectId: world.id, iterationId: world.iteration.id };
    const trainingParameters = { selectedTags: [tag.id], customBaseModelInfo: world.version.isPreview ? base : undefined };
    if (!world.isDetection) {
      await refused(training.trainProject(world.id, { forceTrain: true, trainingParameters }), 400, 'BadRequestMultiLabelClassificationTrainingValidationFailed');
      trainingParameters.selectedTags = world.tags.map((one) => one.id);
    }

    const queued = await training.trainProject(world.id, { forceTrain: true, trainingParameters });
    assert.equal(queued.name, 'Iteration 2', 'the names count on');
    assert.deepEqual(queued.customBaseModelInfo, trainingParameters.customBaseModelInfo);
    const trained = await until('the training', () => training.getIteration(world.id, queued.id), (one) => one.status !== 'Training');
    assert.equal(trained.status, 'Completed');
    const tags = await training.getTags(world.id, { iterationId: queued.id });
    assert.deepEqual(tags.map((one) => one.id).sort(), trainingParameters.selectedTags.toSorted());

    const iterations = await training.getIterations(world.id);
    assert.deepEqual(iterations.map((one) => one.id).sort(), [world.iteration.id, queued.id].sort());
    assert.equal((await training.deleteIteration(world.id, queued.id))._response.status, 204);
    await refused(training.getIteration(world.id, queued.id), 404, 'NotFoundIteration');
  });
}
