// The models of the API as they come out of the official client: every member, and no other.

import { date, flag, fraction, guid, link, list, nothing, nullable, oneOf, optional, shape, text, whole } from './values.js';

const box = { left: fraction, top: fraction, width: fraction, height: fraction };

const domain = {
  id: guid,
  name: text,
  type: oneOf('Classification', 'ObjectDetection'),
  exportable: flag,
  enabled: flag,
};

const previewDomain = {
  exportablePlatforms: list(text),
  modelInformation: nullable(shape({ estimatedModelSizeInMegabytes: whole, description: text })),
};

const settings = {
  domainId: guid,
  classificationType: nullable(oneOf('Multiclass', 'Multilabel')),
  targetExportPlatforms: list(text),
  useNegativeSet: flag,
  detectionParameters: nullable(text),
  imageProcessingSettings: shape({
    augmentationMethods: (value, path) => Object.entries(value).forEach(([key, one]) => flag(one, `${path}.${key}`)),
  }),
};

const previewSettings = { exportModelContainerUri: optional(text), notificationQueueUri: optional(text) };

const iteration = {
  id: guid,
  name: text,
  created: date,
  lastModified: date,
  projectId: guid,
  trainingType: oneOf('Regular', 'Advanced'),
  reservedBudgetInHours: whole,
  trainingTimeInMinutes: whole,
};

const previewIteration = { customBaseModelInfo: nothing, trainingErrorDetails: nothing };

const metadata = (value, path) => Object.entries(value).forEach(([key, one]) => text(one, `${path}.${key}`));

const figures = {
  precision: fraction,
  precisionStdDeviation: fraction,
  recall: fraction,
  recallStdDeviation: fraction,
  averagePrecision: fraction,
};

const labelsWith = (tagName) => ({
  tags: optional(list(shape({ tagId: guid, tagName, created: date }))),
  regions: optional(list(shape({ regionId: guid, tagName, created: date, tagId: guid, ...box }))),
});
const labels = labelsWith(text);
const links = { resizedImageUri: link, thumbnailUri: link, originalImageUri: link };

const imageWith = (labels) => shape({
  id: guid,
  created: date,
  width: whole,
  height: whole,
  ...links,
  ...labels,
  metadata: optional(metadata),
});

const image = imageWith(labels);

// The answer to an upload leaves the names of tags out.
const uploaded = imageWith(labelsWith(nothing));

const tagged = shape({
  probability: fraction,
  tagId: guid,
  tagName: text,
  boundingBox: optional(shape(box)),
  tagType: oneOf('Regular', 'Negative', 'GeneralProduct'),
});

const predicted = { id: guid, project: guid, iteration: guid, created: date, predictions: list(tagged) };

/** The checks for one version of the API. */
export function modelsOf({ isPreview }) {
  const training = { exportable: oneOf(false), exportableTo: nothing, domainId: nothing, classificationType: nothing };
  const trained = {
    trainedAt: date,
    exportable: flag,
    exportableTo: isPreview ? nothing : list(text),
    domainId: guid,
    classificationType: nullable(text),
  };
  const published = { publishName: nullable(text), originalPublishResourceId: nullable(text), ...(isPreview ? previewIteration : {}) };
  return {
    domain: shape({ ...domain, ...(isPreview ? previewDomain : {}) }),
    project: shape({
      id: guid,
      name: text,
      description: text,
      settings: shape({ ...settings, ...(isPreview ? previewSettings : {}) }),
      created: date,
      lastModified: date,
      thumbnailUri: nullable(link),
      drModeEnabled: flag,
      status: oneOf('Succeeded', 'Importing'),
    }),
    projectExport: shape({
      iterationCount: whole,
      imageCount: whole,
      tagCount: whole,
      regionCount: whole,
      estimatedImportTimeInMS: whole,
      token: link,
    }),
    tag: shape({ id: guid, name: text, description: nullable(text), type: oneOf('Regular', 'Negative', 'GeneralProduct'), imageCount: whole }),
    image,
    created: shape({
      isBatchSuccessful: flag,
      images: list(shape({ sourceUrl: text, status: text, image: nullable(uploaded) })),
    }),
    metadataUpdate: shape({
      isBatchSuccessful: flag,
      images: list(shape({ imageId: guid, status: text, metadata })),
    }),
    proposal: shape({
      projectId: guid,
      imageId: guid,
      proposals: list(shape({ confidence: fraction, boundingBox: shape(box) })),
    }),
    regionResult: shape({ imageId: guid, regionId: guid, tagName: nothing, created: date, tagId: guid, ...box }),
    iterationInTraining: shape({ ...iteration, ...training, ...published, status: oneOf('Training') }),
    iteration: shape({ ...iteration, ...trained, ...published, status: oneOf('Completed') }),
    performance: shape({ perTagPerformance: list(shape({ id: guid, name: text, ...figures })), ...figures }),
    imagePerformance: shape({
      predictions: list(tagged),
      id: guid,
      created: date,
      width: whole,
      height: whole,
      imageUri: link,
      thumbnailUri: link,
      ...labels,
    }),
    prediction: shape(predicted),
    storedPrediction: shape({ ...links, domain: guid, ...predicted }),
    suggestion: shape({ ...predicted, predictionUncertainty: fraction }),
    storedSuggestion: shape({ width: whole, height: whole, ...links, domain: guid, ...predicted, predictionUncertainty: fraction }),
    export: shape({
      platform: text,
      status: oneOf('Exporting', 'Done'),
      downloadUri: nullable(link),
      flavor: nullable(text),
      newerVersionAvailable: flag,
    }),
  };
}
