// Domains, and the project itself.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { exactly, list } from '../checks/values.js';
import { refused } from '../checks/refusals.js';

// Where v3.4-preview can be told to copy models to, and to tell of them.
const storage = {
  exportModelContainerUri: 'https://example.blob.core.windows.net/models',
  notificationQueueUri: 'https://example.queue.core.windows.net/news',
};

export async function createProject(world) {
  const { training, models } = world;

  // What an interrupted run left behind must not be in the way of the next.
  const name = `official ${world.label} ${randomUUID()}`;

  await world.step('GetDomains lists the domain', async () => {
    const domains = await training.getDomains();
    list(models.domain)(domains, 'domains');
    const listed = domains.find((domain) => domain.id === world.domainId);
    assert.equal(listed.type, world.domainType);
    assert.equal(listed.exportable, true);
    assert.deepEqual({ ...(await training.getDomain(world.domainId)) }, listed);
  });

  await world.step('CreateProject', async () => {
    world.project = await training.createProject(name, {
      description: 'made by the official client',
      domainId: world.domainId,
      classificationType: world.classificationType ?? undefined,
      targetExportPlatforms: ['CoreML', 'TensorFlow'],
      options: world.version.isPreview ? storage : undefined,
    });
    models.project(world.project, 'project');
    assert.equal(world.project.name, name);
    assert.equal(world.project.description, 'made by the official client');
    assert.equal(world.project.settings.domainId, world.domainId);
    assert.equal(world.project.settings.classificationType, world.classificationType);
    assert.deepEqual(world.project.settings.targetExportPlatforms, ['CoreML', 'TensorFlow']);
    assert.equal(world.project.settings.exportModelContainerUri, world.version.isPreview ? storage.exportModelContainerUri : undefined);
    assert.equal(world.project.settings.notificationQueueUri, world.version.isPreview ? storage.notificationQueueUri : undefined);
    assert.equal(world.project.thumbnailUri, null, 'there is no image yet');
    assert.equal(world.project.status, 'Succeeded');
  });

  await world.step('CreateProject numbers a name that is taken, and UpdateProject refuses it', async () => {
    const second = await training.createProject(world.project.name);
    assert.equal(second.name, `${world.project.name} (1)`);
    await refused(training.updateProject(second.id, { ...second, name: world.project.name }), 400, 'BadRequestProjectNameNotUnique');
    await training.deleteProject(second.id);
  });

  await world.step('GetProject and GetProjects agree', async () => {
    const one = { ...(await training.getProject(world.id)) };
    assert.deepEqual(one, { ...world.project });
    const all = await training.getProjects();
    assert.deepEqual(all.filter((project) => project.id === world.id), [one]);
  });

  await world.step('UpdateProject changes the description', async () => {
    const augmentationMethods = { ...world.project.settings.imageProcessingSettings.augmentationMethods, rotation: false };
    const changed = await training.updateProject(world.id, {
      ...world.project,
      description: 'and changed by it',
      settings: { ...world.project.settings, imageProcessingSettings: { augmentationMethods } },
    });
    models.project(changed, 'project');
    assert.equal(changed.description, 'and changed by it');
    exactly(augmentationMethods)(changed.settings.imageProcessingSettings.augmentationMethods, 'augmentationMethods');
    assert.ok(changed.lastModified >= world.project.lastModified, 'lastModified went back');
    world.project = changed;
  });

  await world.step('GetProject of an unknown id is refused', () =>
    refused(training.getProject('00000000-0000-0000-0000-000000000001'), 404, 'NotFoundProject'));
}
