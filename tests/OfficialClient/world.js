// One project of one kind under one version of the API, and what its scenes hand on to one another.

import { modelsOf } from './checks/models.js';
import { predictionClient, trainingClient } from './clients.js';
import { bmp, png } from './pictures.js';

// The compact domains, whose models can be exported.
const kinds = {
  classification: { domainId: '0732100f-1a38-4e49-a514-c9b44c697ab5', domainType: 'Classification', classificationType: 'Multilabel', imagesPerTag: 5 },
  detection: { domainId: 'a27d5ca5-bb19-49d8-a70a-fec086c47f5b', domainType: 'ObjectDetection', classificationType: null, imagesPerTag: 15 },
};

export const kindNames = Object.keys(kinds);

let drawn = 0;

export class World {
  constructor(settings, version, kindName, steps, pictureServer) {
    this.version = version;
    this.kindName = kindName;
    this.isDetection = kindName === 'detection';
    Object.assign(this, kinds[kindName]);
    this.settings = settings;
    this.pictureServer = pictureServer;
    this.training = trainingClient(settings, version);
    this.prediction = predictionClient(settings, version);
    this.models = modelsOf(version);
    this.label = `${version.name} ${kindName}`;
    this.steps = steps;

    /** The pictures that were uploaded, by the ids of the images that they became. */
    this.uploaded = new Map();
  }

  /** Every call about the project takes its id first. */
  get id() {
    return this.project.id;
  }

  step(name, action) {
    return this.steps.take(`${this.label}: ${name}`, action);
  }

  /** A picture that nobody has seen, and the size that the service must say it has: a shorter side below 256 is scaled up. */
  draw() {
    drawn++;
    return drawn % 2
      ? { bytes: png(drawn, 320, 256), width: 320, height: 256 }
      : { bytes: bmp(drawn, 16, 32), width: 256, height: 512 };
  }

  get imageIds() {
    return [...this.uploaded.keys()];
  }
}
