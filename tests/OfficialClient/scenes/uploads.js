// Three of the four ways to upload; the fourth, from predictions, needs a prediction first.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Checks an answer in which all is well, and remembers what became of the pictures, by their sources. */
export function keep(world, answer, pictures) {
  world.models.created(answer, 'answer');
  assert.equal(answer._response.status, 200);
  assert.equal(answer.isBatchSuccessful, true);
  assert.deepEqual(answer.images.map((one) => one.sourceUrl).sort(), [...pictures.keys()].sort());
  for (const { sourceUrl, status, image } of answer.images) {
    const picture = pictures.get(sourceUrl);
    assert.equal(status, 'OK');
    assert.deepEqual([image.width, image.height], [picture.width, picture.height]);
    world.uploaded.set(image.id, picture);
  }

  return answer.images.map((one) => one.image);
}

/** Where a region lies; exact in single precision, so that it comes back as it went. */
export const box = { left: 0.25, top: 0.125, width: 0.5, height: 0.375 };

export async function upload(world) {
  await fromData(world);
  await fromFiles(world);
  await fromUrls(world);
}

async function fromData(world) {
  const { training, tags } = world;

  await world.step('CreateImagesFromData with bytes', async () => {
    const picture = world.draw();
    const answer = await training.createImagesFromData(world.id, picture.bytes, { tagIds: [tags[0].id, tags[1].id] });
    const [image] = keep(world, answer, new Map([['"imageData"', picture]]));
    assert.deepEqual(image.tags.map((tag) => tag.tagId).sort(), [tags[0].id, tags[1].id].sort());
  });

  await world.step('CreateImagesFromData with a file that is streamed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'official-client-'));
    try {
      const picture = world.draw();
      const file = join(folder, 'picture.bin');
      await writeFile(file, picture.bytes);
      const answer = await training.createImagesFromData(world.id, () => createReadStream(file));
      const [image] = keep(world, answer, new Map([['"picture.bin"', picture]]));
      assert.equal(image.tags, undefined, 'an image without tags has no member for them');
      world.untaggedId = image.id;
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  await world.step('CreateImagesFromData twice with the same bytes is one image', async () => {
    const picture = world.uploaded.get(world.untaggedId);
    const answer = await training.createImagesFromData(world.id, picture.bytes);
    world.models.created(answer, 'answer');
    assert.deepEqual(answer.images.map((one) => [one.status, one.image.id]), [['OKDuplicate', world.untaggedId]]);
  });
}

async function fromFiles(world) {
  const { training, tags, isDetection } = world;

  await world.step('CreateImagesFromFiles with tags, regions and metadata', async () => {
    const pictures = new Map(Array.from({ length: world.imagesPerTag }, (_, index) => [`file ${index}`, world.draw()]));
    const images = [...pictures].map(([name, picture]) => isDetection
      ? { name, contents: picture.bytes, regions: [{ tagId: tags[0].id, ...box }] }
      : { name, contents: picture.bytes, tagIds: [tags[0].id] });
    const answer = await training.createImagesFromFiles(world.id, { images, metadata: { origin: 'files', 'who else': "O'Hara" } });
    for (const image of keep(world, answer, pictures)) {
      assert.deepEqual(image.metadata, { origin: 'files', 'who else': "O'Hara" });
      assert.deepEqual(image.tags.map((tag) => tag.tagId), [tags[0].id]);
      assert.deepEqual(image.regions?.map(({ tagId, left, top, width, height }) => ({ tagId, left, top, width, height })),
        isDetection ? [{ tagId: tags[0].id, ...box }] : undefined);
    }
  });

  await world.step('CreateImagesFromFiles tells of each file what is wrong', async () => {
    const picture = world.draw();
    const answer = await training.createImagesFromFiles(world.id, {
      images: [{ name: 'good', contents: picture.bytes, tagIds: [tags[1].id] }, { name: 'bad', contents: Buffer.from('no picture at all') }],
    });
    world.models.created(answer, 'answer');
    assert.equal(answer._response.status, 207);
    assert.equal(answer.isBatchSuccessful, false);
    const byName = Object.fromEntries(answer.images.map((one) => [one.sourceUrl, one]));
    assert.equal(byName.bad.status, 'ErrorImageFormat');
    assert.equal(byName.bad.image, null);
    assert.equal(byName.good.status, 'OK');
    world.uploaded.set(byName.good.image.id, picture);
  });
}

async function fromUrls(world) {
  const { training, tags, pictureServer, isDetection } = world;

  await world.step('CreateImagesFromUrls', async () => {
    const pictures = new Map(Array.from({ length: world.imagesPerTag }, () => world.draw()).map((one) => [pictureServer.serve(one.bytes), one]));
    const regions = isDetection ? [{ tagId: tags[1].id, ...box }] : undefined;
    const answer = await training.createImagesFromUrls(world.id, {
      images: [...pictures.keys()].map((url) => ({ url, regions })),
      tagIds: [tags[1].id],
      metadata: { origin: 'urls' },
    });
    for (const image of keep(world, answer, pictures)) {
      assert.deepEqual(image.metadata, { origin: 'urls' });
      assert.deepEqual(image.tags.map((tag) => tag.tagId), [tags[1].id]);
      assert.equal(image.regions?.length, isDetection ? 1 : undefined);
    }
  });

  await world.step('CreateImagesFromUrls tells of a URL that leads nowhere', async () => {
    const answer = await training.createImagesFromUrls(world.id, { images: [{ url: pictureServer.nowhere }] });
    world.models.created(answer, 'answer');
    assert.equal(answer._response.status, 207);
    assert.deepEqual({ ...answer.images[0] }, { sourceUrl: pictureServer.nowhere, status: 'ErrorSource', image: null });
  });
}
