// Times what the program does in each frame while a pointer turns the model.
(() => {
  const real = window.requestAnimationFrame.bind(window);
  window.bench = [];
  window.requestAnimationFrame = (step) => real((now) => {
    const start = performance.now();
    step(now);
    window.bench.push(performance.now() - start);
  });
  window.turn = (frames) => new Promise((turned) => {
    const model = document.querySelector('[data-testid=model]');
    const at = (x) => ({ bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', clientX: x, clientY: 300, button: 0, buttons: 1 });
    model.dispatchEvent(new PointerEvent('pointerdown', at(100)));
    let frame = 0;
    const next = () => {
      frame += 1;
      if (frame > frames) {
        model.dispatchEvent(new PointerEvent('pointerup', at(100 + frame)));
        turned(window.bench.slice(-frames));
      } else {
        model.dispatchEvent(new PointerEvent('pointermove', at(100 + frame)));
        real(next);
      }
    };
    window.bench = [];
    real(next);
  });
})();
