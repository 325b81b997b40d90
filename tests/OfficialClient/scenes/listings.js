// Every list and count of images, and the bytes behind the links.

import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { list } from '../checks/values.js';

export async function listImages(world) {
  await pages(world);
  await byTags(world);
  await byIds(world);
  await bytes(world);
}

const idsOf = (images) => images.map((image) => image.id);

async function pages(world) {
  const { training, models } = world;
  const count = world.uploaded.size;

  await world.step('GetImages page by page, in both orders', async () => {
    assert.equal((await training.getImageCount(world.id)).body, count);
    const byOrder = {};
    for (const orderBy of ['Oldest', 'Newest']) {
      const found = [];
      for (let skip = 0; skip < count; skip += 7) {
        const page = await training.getImages(world.id, { orderBy, take: 7, skip });
        list(models.image)(page, 'images');
        assert.equal(page.length, Math.min(7, count - skip));
        found.push(...page);
      }

      assert.equal((await training.getImages(world.id, { orderBy, take: 7, skip: count })).length, 0);
      assert.deepEqual(idsOf(found).sort(), world.imageIds.sort(), 'the pages hold each image once');
      byOrder[orderBy] = found.map((image) => image.created.getTime());
    }

    assert.deepEqual(byOrder.Oldest, byOrder.Oldest.toSorted((a, b) => a - b));
    assert.deepEqual(byOrder.Newest, byOrder.Newest.toSorted((a, b) => b - a));
  });
}

async function byTags(world) {
  const { training, models, tags, untaggedId } = world;
  const tagged = world.uploaded.size - 1;

  await world.step('GetTaggedImages, GetUntaggedImages and their counts', async () => {
    const carrying = await training.getTaggedImages(world.id, { take: 256 });
    list(models.image)(carrying, 'images');
    assert.equal(carrying.length, tagged);
    assert.equal((await training.getTaggedImageCount(world.id)).body, tagged);
    assert.deepEqual(idsOf(await training.getImages(world.id, { taggingStatus: 'Tagged', take: 256 })), idsOf(carrying));
    assert.deepEqual(idsOf(await training.getUntaggedImages(world.id)), [untaggedId]);
    assert.equal((await training.getUntaggedImageCount(world.id)).body, 1);
    assert.deepEqual(idsOf(await training.getImages(world.id, { taggingStatus: 'Untagged' })), [untaggedId]);
    assert.equal((await training.getImageCount(world.id, { taggingStatus: 'Untagged' })).body, 1);
  });

  await world.step('lists by several tags hold what carries any of them', async () => {
    for (const chosen of [[tags[0]], [tags[1]], tags]) {
      const tagIds = chosen.map((tag) => tag.id);
      const found = await training.getTaggedImages(world.id, { tagIds, take: 256 });
      assert.ok(found.every((image) => image.tags.some((tag) => tagIds.includes(tag.tagId))), 'an image carries none of the tags');
      assert.equal((await training.getTaggedImageCount(world.id, { tagIds })).body, found.length);
      assert.equal((await training.getImageCount(world.id, { tagIds })).body, found.length);
      if (chosen.length === 1) {
        assert.equal((await training.getTag(world.id, tagIds[0])).imageCount, found.length);
      } else {
        assert.equal(found.length, tagged);
      }
    }
  });
}

async function byIds(world) {
  const { training, models } = world;

  await world.step('GetImagesByIds with all ids at once', async () => {
    const found = await training.getImagesByIds(world.id, { imageIds: world.imageIds });
    list(models.image)(found, 'images');
    assert.deepEqual(idsOf(found).sort(), world.imageIds.sort());
    const unknown = await training.getImagesByIds(world.id, { imageIds: ['00000000-0000-0000-0000-000000000001'] });
    assert.equal(unknown.length, 0);
  });
}

async function bytes(world) {
  const { training } = world;

  await world.step('the links lead to the bytes that were uploaded, without a key', async () => {
    for (const image of await training.getImages(world.id, { take: 256 })) {
      const answer = await fetch(image.originalImageUri);
      assert.equal(answer.status, 200);
      const found = Buffer.from(await answer.arrayBuffer());
      assert.ok(found.equals(world.uploaded.get(image.id).bytes), `the bytes of image ${image.id} differ`);
    }
  });

  await world.step('a link whose signature was altered is refused', async () => {
    const [image] = await training.getImages(world.id, { take: 1 });
    const altered = new URL(image.originalImageUri);
    altered.searchParams.set('se', '2099-01-01T00:00:00Z');
    assert.equal((await fetch(altered)).status, 403);
  });

  await world.step('GetArtifact answers the same bytes', async () => {
    const [image] = await training.getImages(world.id, { take: 1 });
    const path = new URL(image.originalImageUri).pathname;
    const answer = await training.getArtifact(world.id, path);
    assert.ok((await buffer(answer.readableStreamBody)).equals(world.uploaded.get(image.id).bytes), 'the bytes differ');
  });
}
