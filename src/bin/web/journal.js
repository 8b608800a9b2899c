// The journal of the page: keeps what a trainee did on this device. Loaded beside the app, which finds it as
// `window.muster.journal`. Nothing is kept yet.
export {};
