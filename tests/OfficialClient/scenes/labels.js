// Tags and regions of images that are there already, and proposals for regions.

import assert from 'node:assert/strict';
import { list } from '../checks/values.js';
import { refused } from '../checks/refusals.js';
import { box } from './uploads.js';

export async function label(world) {
  await tagImages(world);
  if (world.isDetection) {
    await drawRegions(world);
  } else {
    await world.step('CreateImageRegions is refused in a classification project', () =>
      refused(world.training.createImageRegions(world.id, { regions: [{ imageId: world.untaggedId, tagId: world.tags[0].id, ...box }] }),
        400, 'BadRequestImageRegions'));
  }

  await world.step('GetImageRegionProposals', async () => {
    const proposal = await world.training.getImageRegionProposals(world.id, world.untaggedId);
    world.models.proposal(proposal, 'proposal');
    assert.deepEqual([proposal.projectId, proposal.imageId], [world.id, world.untaggedId]);
    assert.ok(proposal.proposals.length > 0, 'nothing is proposed');
  });
}

async function imageOf(world, id) {
  const [image] = await world.training.getImagesByIds(world.id, { imageIds: [id] });
  return image;
}

async function tagImages(world) {
  const { training, tags, untaggedId } = world;
  const entries = [0, 1].map((index) => ({ imageId: untaggedId, tagId: tags[index].id }));

  await world.step('CreateImageTags', async () => {
    const before = (await training.getUntaggedImageCount(world.id)).body;
    const first = await training.createImageTags(world.id, { tags: [entries[0]] });
    assert.deepEqual({ ...first }, { created: [entries[0]], duplicated: [], exceeded: [] });
    const second = await training.createImageTags(world.id, { tags: entries });
    assert.deepEqual({ ...second }, { created: [entries[1]], duplicated: [entries[0]], exceeded: [] });
    assert.equal((await training.getUntaggedImageCount(world.id)).body, before - 1);
    assert.deepEqual((await imageOf(world, untaggedId)).tags.map((tag) => tag.tagId).sort(), entries.map((one) => one.tagId).sort());
  });

  await world.step('DeleteImageTags', async () => {
    const answer = await training.deleteImageTags(world.id, [untaggedId], entries.map((entry) => entry.tagId));
    assert.equal(answer._response.status, 204);
    assert.equal((await imageOf(world, untaggedId)).tags, undefined, 'the tags stayed');
  });
}

async function drawRegions(world) {
  const { training, tags, untaggedId } = world;
  const entry = { imageId: untaggedId, tagId: tags[0].id, ...box };
  const other = { ...entry, tagId: tags[1].id, left: 0.5 };
  let created;

  await world.step('CreateImageRegions', async () => {
    const answer = await training.createImageRegions(world.id, { regions: [entry, other] });
    assert.equal(answer._response.status, 200);
    list(world.models.regionResult)(answer.created, 'created');
    assert.deepEqual([answer.duplicated, answer.exceeded], [[], []]);
    const without = answer.created.map(({ regionId, tagName, created: time, ...rest }) => rest);
    assert.deepEqual(without.sort((a, b) => a.left - b.left), [entry, other]);
    const image = await imageOf(world, untaggedId);
    assert.deepEqual(image.tags.map((tag) => tag.tagId).sort(), [entry.tagId, other.tagId].sort(), 'a region brings its tag along');
    created = answer.created;
  });

  await world.step('CreateImageRegions tells of duplicates, and refuses equal ones', async () => {
    const answer = await training.createImageRegions(world.id, { regions: [entry] });
    assert.equal(answer._response.status, 207);
    assert.deepEqual({ ...answer }, { created: [], duplicated: [entry], exceeded: [] });
    await refused(training.createImageRegions(world.id, { regions: [entry, entry] }), 400, 'BadRequestImageRegions');
  });

  await world.step('DeleteImageRegions', async () => {
    const [first, second] = created;
    assert.equal((await training.deleteImageRegions(world.id, [first.regionId]))._response.status, 204);
    const image = await imageOf(world, untaggedId);
    assert.deepEqual(image.regions.map((region) => region.regionId), [second.regionId]);
    assert.deepEqual(image.tags.map((tag) => tag.tagId), [second.tagId], 'the tag of the last region stayed');
    await training.deleteImageRegions(world.id, [second.regionId]);
    const bare = await imageOf(world, untaggedId);
    assert.deepEqual([bare.tags, bare.regions], [undefined, undefined]);
  });
}
