// Metadata of images, and lists filtered by it.

import assert from 'node:assert/strict';
import { refused } from '../checks/refusals.js';

export async function describe(world) {
  const { training, models, untaggedId } = world;
  const unknown = '00000000-0000-0000-0000-000000000001';

  await world.step('UpdateImageMetadata', async () => {
    const answer = await training.updateImageMetadata(world.id, [untaggedId], { origin: 'data', person: '김민지' });
    models.metadataUpdate(answer, 'answer');
    assert.equal(answer._response.status, 200);
    assert.deepEqual({ ...answer }, {
      isBatchSuccessful: true,
      images: [{ imageId: untaggedId, status: 'OK', metadata: { origin: 'data', person: '김민지' } }],
    });
    const [image] = await training.getImagesByIds(world.id, { imageIds: [untaggedId] });
    assert.deepEqual(image.metadata, { origin: 'data', person: '김민지' });
  });

  await world.step('UpdateImageMetadata tells of an unknown image', async () => {
    const answer = await training.updateImageMetadata(world.id, [untaggedId, unknown], { seen: 'yes' });
    assert.equal(answer._response.status, 207);
    assert.equal(answer.isBatchSuccessful, false);
    assert.deepEqual(Object.fromEntries(answer.images.map((one) => [one.imageId, one.status])), { [untaggedId]: 'OK', [unknown]: 'ErrorImageNotFound' });
  });

  await world.step('UpdateImageMetadata refuses a key that is too long', () =>
    refused(training.updateImageMetadata(world.id, [untaggedId], { ['k'.repeat(257)]: 'v' }), 400, 'BadRequestImageMetadataKey'));

  await world.step('GetImages and GetImageCount understand $filter', async () => {
    const counts = {
      "origin eq 'files'": world.imagesPerTag,
      "origin eq 'files' or origin eq 'urls'": 2 * world.imagesPerTag,
      "origin ne 'files' and person eq '김민지'": 1,
      "origin eq 'nobody'": 0,
    };
    for (const [filter, count] of Object.entries(counts)) {
      assert.equal((await training.getImageCount(world.id, { filter })).body, count, filter);
      assert.equal((await training.getImages(world.id, { filter })).length, count, filter);
    }
  });
}
