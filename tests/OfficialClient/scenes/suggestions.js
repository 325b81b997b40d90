// What the iteration suggests for the image that has no tag.

import assert from 'node:assert/strict';
import { list } from '../checks/values.js';

export async function suggest(world) {
  const { training, models, untaggedId } = world;
  const iterationId = world.iteration.id;

  await world.step('SuggestTagsAndRegions', async () => {
    const suggestions = await training.suggestTagsAndRegions(world.id, iterationId, [untaggedId]);
    list(models.suggestion)(suggestions, 'suggestions');
    assert.deepEqual(suggestions.map((one) => [one.id, one.project, one.iteration]), [[untaggedId, world.id, iterationId]]);
    assert.ok(suggestions[0].predictions.length > 0, 'nothing is suggested');
    world.suggestion = suggestions[0];
  });

  await world.step('QuerySuggestedImages finds it again', async () => {
    const query = { tagIds: world.tags.map((tag) => tag.id), threshold: 0, maxCount: 10, sortBy: 'UncertaintyAscending' };
    const found = await training.querySuggestedImages(world.id, iterationId, query);
    list(models.storedSuggestion)(found.results, 'results');
    assert.deepEqual(found.results.map((one) => [one.id, one.predictionUncertainty]), [[untaggedId, world.suggestion.predictionUncertainty]]);
    const { session, continuation, ...echo } = found.token;
    assert.deepEqual(echo, query);
    assert.ok(session.length > 0 && !continuation, 'there is no further page');
  });

  await world.step('QuerySuggestedImageCount', async () => {
    const tagIds = world.tags.map((tag) => tag.id);
    const counts = await training.querySuggestedImageCount(world.id, iterationId, { tagIds, threshold: 0 });
    assert.deepEqual(Object.keys(counts).sort(), tagIds.toSorted());
    for (const tagId of tagIds) {
      assert.equal(counts[tagId], world.suggestion.predictions.some((one) => one.tagId === tagId) ? 1 : 0);
    }
  });
}
