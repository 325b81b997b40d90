// Everything goes, in the order in which the service lets it.

import assert from 'node:assert/strict';
import { refused } from '../checks/refusals.js';
import { until } from '../waiting.js';

export async function deleteEverything(world) {
  await deleteImages(world);
  await deleteIteration(world);
  await deleteAllImages(world);
  await deleteProject(world);
}

const countOf = async (world, options) => (await world.training.getImageCount(world.id, options)).body;

async function deleteImages(world) {
  const { training } = world;
  const iterationId = world.iteration.id;
  const frozen = await countOf(world, { iterationId });
  const [first, second] = world.imageIds;

  await world.step('DeleteImages leaves the image in the iteration', async () => {
    const before = await countOf(world);
    const answer = await training.deleteImages(world.id, { imageIds: [first] });
    assert.equal(answer._response.status, 204);
    assert.equal(await countOf(world), before - 1);
    assert.equal((await training.getImagesByIds(world.id, { imageIds: [first] })).length, 0);
    const [kept] = await training.getImagesByIds(world.id, { imageIds: [first], iterationId });
    world.models.image(kept, 'image');
    assert.equal((await fetch(kept.originalImageUri)).status, 200, 'the bytes are still there for the iteration');
  });

  await world.step('DeleteImages with allIterations removes it everywhere', async () => {
    const answer = await training.deleteImages(world.id, { imageIds: [first, second], allIterations: true });
    assert.equal(answer._response.status, 202);
    await until('the images to leave the iteration', () => countOf(world, { iterationId }), (count) => count === frozen - 2);
    assert.equal((await training.getImagesByIds(world.id, { imageIds: [first, second] })).length, 0);
  });

  await world.step('DeleteImages with nothing to delete is refused', () =>
    refused(training.deleteImages(world.id), 400, 'BadRequestRequiredParamIsNull'));
}

async function deleteIteration(world) {
  const { training } = world;
  const iterationId = world.iteration.id;

  await world.step('a published iteration protects itself and its project', async () => {
    await refused(training.deleteIteration(world.id, iterationId), 400, 'BadRequestIterationIsPublished');
    await refused(training.deleteProject(world.id), 400, 'BadRequestIterationIsPublished');
  });

  await world.step('UnpublishIteration', async () => {
    assert.equal((await training.unpublishIteration(world.id, iterationId))._response.status, 204);
    assert.equal((await training.getIteration(world.id, iterationId)).publishName, null);
    await refused(training.unpublishIteration(world.id, iterationId), 400, 'BadRequestIterationNotPublished');
  });

  await world.step('DeleteIteration', async () => {
    assert.equal((await training.deleteIteration(world.id, iterationId))._response.status, 204);
    assert.equal((await training.getIterations(world.id)).length, 0);
    await refused(training.getIteration(world.id, iterationId), 404, 'NotFoundIteration');
    await refused(training.getImages(world.id, { iterationId }), 404, 'NotFoundIteration');
    await refused(training.deleteIteration(world.id, iterationId), 404, 'NotFoundIteration');
  });
}

async function deleteAllImages(world) {
  const { training } = world;

  await world.step('DeleteImages with allImages empties the project', async () => {
    const [image] = await training.getImages(world.id, { take: 1 });
    const answer = await training.deleteImages(world.id, { allImages: true, allIterations: true });
    assert.equal(answer._response.status, 202);
    await until('the images to go', () => countOf(world), (count) => count === 0);
    assert.equal((await fetch(image.originalImageUri)).status, 404, 'the bytes are still there');
    assert.ok((await training.getTags(world.id)).every((tag) => tag.imageCount === 0), 'a tag still counts images');
  });
}

async function deleteProject(world) {
  const { training } = world;

  await world.step('DeleteProject', async () => {
    assert.equal((await training.deleteProject(world.id))._response.status, 204);
    await refused(training.getProject(world.id), 404, 'NotFoundProject');
    await refused(training.deleteProject(world.id), 404, 'NotFoundProject');
    assert.ok((await training.getProjects()).every((project) => project.id !== world.id), 'the project is still listed');
  });
}
