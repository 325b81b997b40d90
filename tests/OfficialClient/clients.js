// Microsoft's two clients, set up for one version of the API.

import trainingPackage from '@azure/cognitiveservices-customvision-training';
import predictionPackage from '@azure/cognitiveservices-customvision-prediction';
import runtime from '@azure/ms-rest-js';

// Nothing is tried twice: a failure must be seen at once.
const options = { noRetryPolicy: true };

function use(client, baseUri) {
  if (baseUri) {
    client.baseUri = baseUri;
  }

  return client;
}

// What the clients speak when nobody sets their baseUri, and v3.3 for both.
export const versions = [
  { name: 'v3.4-preview', isPreview: true },
  {
    name: 'v3.3',
    isPreview: false,
    trainingUri: '{Endpoint}/customvision/v3.3/training',
    predictionUri: '{Endpoint}/customvision/v3.3/prediction',
  },
];

export function trainingClient(settings, version, key = settings.trainingKey) {
  const credentials = new runtime.ApiKeyCredentials({ inHeader: { 'Training-key': key } });
  return use(new trainingPackage.TrainingAPIClient(credentials, settings.endpoint, options), version.trainingUri);
}

export function predictionClient(settings, version, key = settings.predictionKey) {
  const credentials = new runtime.ApiKeyCredentials({ inHeader: { 'Prediction-key': key } });
  return use(new predictionPackage.PredictionAPIClient(credentials, settings.endpoint, options), version.predictionUri);
}
