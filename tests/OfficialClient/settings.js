// What the environment says about the emulator to drive.

const defaults = {
  CUSTOMVISION_ENDPOINT: 'http://127.0.0.1:5080',
  CUSTOMVISION_TRAINING_KEY: 'emulator',
  CUSTOMVISION_PREDICTION_KEY: 'emulator-prediction',
  CUSTOMVISION_PREDICTION_RESOURCE_ID:
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/emulator/providers/Microsoft.CognitiveServices/accounts/emulator-prediction',
};

function read(name) {
  return process.env[name] || defaults[name];
}

// The clients put the path themselves, so the endpoint must be an origin.
function readOrigin(name) {
  const text = read(name);
  if (!URL.canParse(text)) {
    throw new Error(`${name} is not a URL: set it to the emulator's origin, such as ${defaults[name]}.`);
  }

  const url = new URL(text);
  if (url.pathname !== '/' || url.search) {
    throw new Error(`${name} has a path: set it to the emulator's origin alone, such as ${url.origin}.`);
  }

  return url.origin;
}

export function readSettings() {
  return {
    endpoint: readOrigin('CUSTOMVISION_ENDPOINT'),
    trainingKey: read('CUSTOMVISION_TRAINING_KEY'),
    predictionKey: read('CUSTOMVISION_PREDICTION_KEY'),
    predictionResourceId: read('CUSTOMVISION_PREDICTION_RESOURCE_ID'),
  };
}
